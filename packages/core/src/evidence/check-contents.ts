import { contentHash } from "../content-hash.ts";
import type { EvidenceFile, EvidenceProblem } from "./evidence-file.ts";

/** Records that name the hash of a document, and the file beside them that must have it. */
const RECORD = /^(.*\/)?(delivery|inbound-document)\.json$/;
const DOCUMENT = /^(.*\/)?document\.(xml|pdf)$/;
const HASHED = [
  ["contentHash", "document.xml"],
  ["pdfHash", "document.pdf"],
] as const;

/** Whether the documents are those that the ledger's records speak of: none changed, none missing, none put in. */
export function checkContents(files: readonly EvidenceFile[]): readonly EvidenceProblem[] {
  const problems: EvidenceProblem[] = [];
  const byName = new Map(files.map((file) => [file.name, file]));
  const spokenOf = new Set<string>();
  for (const { name, bytes } of files) {
    const match = RECORD.exec(name);
    if (match === null) continue;
    const record = readRecord(bytes);
    if (record === undefined) problems.push({ name, problem: "is no record" });
    for (const [field, sibling] of HASHED) {
      const expected = record?.[field];
      if (expected === undefined) continue;
      const documentName = `${match[1] ?? ""}${sibling}`;
      spokenOf.add(documentName);
      const document = byName.get(documentName);
      if (document === undefined) problems.push({ name: documentName, problem: `is missing: ${name} speaks of it` });
      else if (contentHash(document.bytes) !== expected) {
        problems.push({ name: documentName, problem: `is not the document that ${name} speaks of` });
      }
    }
  }
  const strays = files.filter(({ name }) => DOCUMENT.test(name) && !spokenOf.has(name));
  return [...problems, ...strays.map(({ name }) => ({ name, problem: "is a document that no record speaks of" }))];
}

function readRecord(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
