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

/**
 * Opens what the gateway keeps on disk, making it when it is absent.
 * @param open - opens the database file
 * @throws UserMistake when it cannot be written
 */
export function openDataFolder(
  { dataFolder, sealKeys }: Pick<Config, "dataFolder" | "sealKeys">,
  open: typeof openDatabase = openDatabase,
): DataFolder {
  const folder = path.resolve(dataFolder);
  try {
    makeFolder(folder);
    const probe = path.join(folder, ".writable");
    writeFileSync(probe, "");
    rmSync(probe);
  } catch {
    throw new UserMistake(`cannot write to the data folder ${folder}; choose another one with ERP_GATEWAY_DATA`);
  }
  const databaseFile = path.join(folder, "gateway.sqlite");
  const [first, ...others] = sealKeys ?? [keyFile(path.join(folder, "seal.key"), existsSync(databaseFile))];
  if (first === undefined) throw new Error("no seal key");
  return {
    database: openOwnDatabase(databaseFile, open),
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

function openOwnDatabase(file: string, open: typeof openDatabase): SqliteDatabase {
  try {
    return open(file);
  } catch (error) {
    if (error instanceof NewerDatabase) throw new UserMistake(error.message);
    if (isSqliteError(error)) throw new UserMistake(`cannot open ${file}: ${error.message}; restore it from a backup`);
    throw error;
  }
}

const isSqliteError = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_");

/**
 * One key for this folder; back it up with the database, or the connections' secrets are lost.
 * @param inUse - a database is there already: a new key would not open its secrets
 */
function keyFile(file: string, inUse: boolean): { readonly id: string; readonly key: Uint8Array } {
  if (!existsSync(file) && inUse) {
    throw new UserMistake(`${file} is gone, and with it the secrets of all connections; restore it from a backup`);
  }
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, "utf8"), "base64");
  if (key.length !== 32) throw new UserMistake(`${file} holds no key of 32 bytes; restore it from a backup`);
  return { id: "file", key };
}
