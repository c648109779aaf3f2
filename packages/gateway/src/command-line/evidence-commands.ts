import { readFile, stat, writeFile } from "node:fs/promises";
import { collectEvidence, type EvidenceSubject } from "@erp-gateway/core";
import { MOST_BYTES } from "../evidence/archive.ts";
import { packEvidence, verifyEvidence } from "../evidence/evidence-archive.ts";
import { parseEvidenceId } from "../evidence/evidence-id.ts";
import { isPublicKey } from "../evidence/signing-key.ts";
import { createSqliteStores } from "../storage/sqlite/sqlite-stores.ts";
import { EVIDENCE_USAGE } from "./evidence-usage.ts";
import { parseOptions } from "./parse-options.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./run.ts";
import { UserMistake } from "./user-mistake.ts";
import { withDataFolder } from "./with-data-folder.ts";
import { reasonOf } from "./xml-files.ts";

type EvidenceTerminal = Pick<Terminal, "environment" | "out" | "error">;

/** @param argv - after `evidence` @returns the exit code @throws UserMistake, ConfigError */
export async function runEvidenceCommand(argv: readonly string[], terminal: EvidenceTerminal): Promise<number> {
  const { positionals, values } = parseOptions(argv, OPTIONS);
  const [command, file, ...others] = positionals;
  if (command === "verify" && file !== undefined && others.length === 0) return verify(file, values.key, terminal);
  if (file !== undefined) throw new UserMistake(EVIDENCE_USAGE);
  if (command === "key")
    return withDataFolder(terminal.environment, async ({ evidence }) => terminal.out(evidence.publicKey));
  if (command === "export") return exportEvidence(subjectOf(values), values.out, terminal);
  throw new UserMistake(EVIDENCE_USAGE);
}

const OPTIONS = {
  invoice: { type: "string" },
  inbound: { type: "string" },
  out: { type: "string" },
  key: { type: "string" },
} as const;

/** Needs no data folder and no network. */
async function verify(file: string, key: string | undefined, { out }: EvidenceTerminal): Promise<number> {
  if (key !== undefined && !isPublicKey(key)) throw new UserMistake(`"${key}" is no public key; see evidence key`);
  const { genuine, problems, signer, files } = verifyEvidence(await readArchive(file), key);
  for (const { name, problem } of problems) out(printable(`${name === undefined ? "" : `${name} `}${problem}`));
  if (!genuine) {
    out(printable(`${file}: NOT genuine`));
    return 1;
  }
  out(`${file}: genuine, ${files} files, signed by ${signer}`);
  if (key === undefined) out("whose key this is, the archive cannot prove: compare it, or give it with --key");
  return 0;
}

async function readArchive(file: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new UserMistake(`${file}: more than ${MOST_BYTES / 1e6} MB`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof UserMistake) throw error;
    throw new UserMistake(`${file}: ${reasonOf(error)}`);
  }
}

interface Named {
  readonly invoice?: string | undefined;
  readonly inbound?: string | undefined;
}

/** The global id that the API shows, or the plain one of logs and events. */
function subjectOf({ invoice, inbound }: Named): EvidenceSubject {
  const id = invoice ?? inbound;
  if (id === undefined || (invoice !== undefined && inbound !== undefined)) {
    throw new UserMistake("of what? evidence export --invoice ID, or --inbound ID");
  }
  const type = invoice === undefined ? "InboundDocument" : "Invoice";
  const global = parseEvidenceId(id);
  return global?.type === type ? global : { type, id };
}

async function exportEvidence(
  subject: EvidenceSubject,
  file = `evidence-${subject.id}.zip`,
  terminal: EvidenceTerminal,
): Promise<number> {
  return withDataFolder(terminal.environment, async ({ database, sealer, evidence }) => {
    const files = await collectEvidence(createSqliteStores(database, sealer), subject);
    if (files === undefined) throw new UserMistake(`there is no ${subject.type} ${subject.id} in this data folder`);
    // For its owner's eyes, and never in place of another file.
    await writeFile(file, packEvidence(files, evidence), { flag: "wx", mode: 0o600 }).catch((error: unknown) => {
      throw new UserMistake(`${file}: ${reasonOf(error)}`);
    });
    terminal.out(file);
  });
}
