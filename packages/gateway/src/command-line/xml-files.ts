import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** A file to look at, or a place where none can be reached. */
export type Found = { readonly file: string } | { readonly file: string; readonly error: string };

/**
 * The files that are named, and the `*.xml` of the folders that are, one after the other in the order of their names.
 * Links to folders are not followed. `-` is standard input.
 */
export async function* xmlFiles(targets: readonly string[]): AsyncIterable<Found> {
  for (const target of targets) {
    try {
      if (target !== "-" && (await stat(target)).isDirectory()) yield* xmlFilesBelow(target);
      else yield { file: target };
    } catch (error) {
      yield { file: target, error: reasonOf(error) };
    }
  }
}

async function* xmlFilesBelow(folder: string): AsyncIterable<Found> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted(({ name: left }, { name: right }) => (left < right ? -1 : 1))) {
    const file = path.join(folder, entry.name);
    try {
      if (entry.isDirectory()) yield* xmlFilesBelow(file);
      else if (/\.xml$/i.test(entry.name)) yield { file };
    } catch (error) {
      yield { file, error: reasonOf(error) };
    }
  }
}

/** In the words of the operating system. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
