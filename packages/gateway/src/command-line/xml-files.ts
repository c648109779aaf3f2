import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { XML_LIMITS } from "@erp-gateway/peppol/xml";

/** A file to look at, or a place where none can be reached. */
export type Found = { readonly file: string } | { readonly file: string; readonly error: string };

/**
 * The files that are named, and the `*.xml` of the folders that are, one after the other in the order of their names.
 * Links to folders are not followed. `-` is standard input.
 */
export async function* xmlFiles(targets: readonly string[]): AsyncIterable<Found> {
  for (const target of targets) {
    try {
      if (target === "-") {
        yield { file: target };
        continue;
      }
      const stats = await stat(target);
      if (stats.isDirectory()) yield* xmlFilesBelow(target);
      else yield found(target, stats);
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
      if (entry.isDirectory()) {
        yield* xmlFilesBelow(file);
      } else if (/\.xml$/i.test(entry.name)) {
        // Of a link: what it leads to. That may be a folder, or a pipe or a device that never ends.
        const stats = await stat(file);
        if (stats.isFile()) yield found(file, stats);
      }
    } catch (error) {
      yield { file, error: reasonOf(error) };
    }
  }
}

const found = (file: string, { size }: Stats): Found =>
  size <= XML_LIMITS.size ? { file } : { file, error: TOO_LARGE };

const TOO_LARGE = `more than ${XML_LIMITS.size / 1e6} MB`;

/** Standard input, as far as a document may be long. @throws Error beyond that */
export async function readInput(input: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of input) {
    size += part.length;
    if (size > XML_LIMITS.size) throw new Error(TOO_LARGE);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "it may not be read",
  EISDIR: "it is a folder",
  EEXIST: "it is there already",
};

/** In plain words, or those of the operating system. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return REASONS["code" in error ? String(error.code) : ""] ?? error.message;
}
