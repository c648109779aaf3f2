import { type EvidenceFile, isFileName } from "@erp-gateway/core";
import { unzipSync, zipSync } from "fflate";

/** More is no archive of ours: an invoice has at most 24 MB, and few deliveries. */
export const MOST_BYTES = 512_000_000;
const MOST_FILES = 10_000;

/** What a stranger made to look like an archive, or a friend packed anew. */
export class NoArchive extends Error {
  override readonly name = "NoArchive";
}

/** A zip archive that is a function of its files: not compressed, and of no particular day. */
export function packArchive(files: readonly EvidenceFile[]): Uint8Array {
  // The library writes local time.
  const sameDay = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { level: 0, mtime: sameDay });
}

export interface Unpacked {
  /** In their order. */
  readonly files: readonly EvidenceFile[];
  /**
   * Whether the archive is byte for byte what `packArchive` makes of these files. Then nothing stands between the files or
   * behind them, no second file of one name, and no program that reads archives in another way sees other files.
   */
  readonly isExact: boolean;
}

/** Reads an archive from anywhere: nothing is inflated, and no name leads out of its folder. @throws NoArchive */
export function unpackArchive(archive: Uint8Array): Unpacked {
  if (archive.length > MOST_BYTES) throw new NoArchive(`it has more than ${MOST_BYTES / 1e6} MB`);
  const files = unzip(archive);
  return { files, isExact: Buffer.compare(packArchive(files), archive) === 0 };
}

function unzip(archive: Uint8Array): readonly EvidenceFile[] {
  const names = new Set<string>();
  let left = archive.length;
  try {
    const unzipped = unzipSync(archive, {
      filter: ({ name, size, originalSize, compression }) => {
        left -= size;
        if (!isFileName(name)) throw new NoArchive("a name in it is none that a gateway gives");
        if (names.has(name)) throw new NoArchive(`${name} is in it twice`);
        if (compression !== 0 || size !== originalSize) throw new NoArchive(`${name} is compressed`);
        if (left < 0 || names.size === MOST_FILES) throw new NoArchive("it claims to hold more than it can");
        names.add(name);
        return true;
      },
    });
    return Object.entries(unzipped).map(([name, bytes]) => ({ name, bytes }));
  } catch (error) {
    if (error instanceof NoArchive) throw error;
    throw new NoArchive("it is no zip archive, or a damaged one", { cause: error });
  }
}
