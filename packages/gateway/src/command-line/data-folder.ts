import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Config } from "../config.ts";
import { createSealer, type Sealer } from "../secret/sealer.ts";
import { NewerDatabase, openDatabase, type SqliteDatabase } from "../storage/sqlite/database.ts";
import { UserMistake } from "./user-mistake.ts";

export interface DataFolder {
  readonly database: SqliteDatabase;
  readonly sealer: Sealer;
  readonly logFile: string;
}

/** Opens what the gateway keeps on disk, making it when it is absent. @throws UserMistake when it cannot be written */
export function openDataFolder({ dataFolder, sealKeys }: Pick<Config, "dataFolder" | "sealKeys">): DataFolder {
  const folder = path.resolve(dataFolder);
  try {
    makeFolder(folder);
    const probe = path.join(folder, ".writable");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch {
    throw new UserMistake(`cannot write to the data folder ${folder}; choose another one with ERP_GATEWAY_DATA`);
  }
  const [first, ...others] = sealKeys ?? [keyFile(path.join(folder, "seal.key"))];
  if (first === undefined) throw new Error("no seal key");
  return {
    database: openOwnDatabase(path.join(folder, "gateway.sqlite")),
    sealer: createSealer([first, ...others]),
    logFile: path.join(folder, "gateway.log"),
  };
}

/** `mkdir` with `recursive` never returns on file systems like /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function openOwnDatabase(file: string): SqliteDatabase {
  try {
    return openDatabase(file);
  } catch (error) {
    if (error instanceof NewerDatabase) throw new UserMistake(error.message);
    throw error;
  }
}

/** One key for this folder; back it up with the database, or the connections' secrets are lost. */
function keyFile(file: string): { readonly id: string; readonly key: Uint8Array } {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  chmodSync(file, 0o600);
  return { id: "file", key: Buffer.from(readFileSync(file, "utf8"), "base64") };
}
