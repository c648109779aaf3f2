import { contentHash } from "../content-hash.ts";
import { type EvidenceFile, type EvidenceProblem, isFileName } from "./evidence-file.ts";

/** What the chain says of one file. Its `hash` also stands for every file before it, through `previous`. */
export interface ChainLink {
  /** 0 for the first. */
  readonly index: number;
  readonly name: string;
  /** SHA-256 of the file's bytes; hashes are lower-case hex. */
  readonly sha256: string;
  /** `hash` of the link before; `CHAIN_START` for the first. */
  readonly previous: string;
  /** SHA-256 of `previous`, `index`, `name` and `sha256`, each followed by a line feed. */
  readonly hash: string;
}

export const CHAIN_START = "0".repeat(64);

/** @throws Error for a name that is not `isFileName`, or that comes twice */
export function linkFiles(files: readonly EvidenceFile[]): readonly ChainLink[] {
  const names = new Set<string>();
  const links: ChainLink[] = [];
  for (const { name, bytes } of files) {
    if (!isFileName(name) || names.has(name)) throw new Error(`"${name}" cannot name a file of the chain`);
    names.add(name);
    links.push(linkAfter(headOf(links), links.length, name, contentHash(bytes)));
  }
  return links;
}

/** Stands for all files, their names and their order. */
export const headOf = (links: readonly ChainLink[]): string => links.at(-1)?.hash ?? CHAIN_START;

function linkAfter(previous: string, index: number, name: string, sha256: string): ChainLink {
  const hash = contentHash(`${previous}\n${index}\n${name}\n${sha256}\n`);
  return { index, name, sha256, previous, hash };
}

/** Everything in which files and links differ. None: these are exactly the files that were linked, in their order. */
export function checkChain(links: readonly ChainLink[], files: readonly EvidenceFile[]): readonly EvidenceProblem[] {
  const problems = [...checkLinks(links)];
  const linked = new Set(links.map(({ name }) => name));
  const found = new Map<string, EvidenceFile>();
  for (const file of files) {
    if (found.has(file.name)) problems.push({ name: file.name, problem: "is there twice" });
    else if (!linked.has(file.name)) problems.push({ name: file.name, problem: "is left out of the chain" });
    found.set(file.name, file);
  }
  for (const { name, sha256 } of links) {
    const file = found.get(name);
    if (file === undefined) problems.push({ name, problem: "is missing" });
    else if (contentHash(file.bytes) !== sha256)
      problems.push({ name, problem: "was changed: its hash is another one" });
  }
  if (problems.length === 0 && files.some(({ name }, index) => links[index]?.name !== name)) {
    problems.push({ problem: "the files stand in another order than the chain" });
  }
  return problems;
}

function checkLinks(links: readonly ChainLink[]): readonly EvidenceProblem[] {
  const problems: EvidenceProblem[] = [];
  const names = new Set<string>();
  let previous = CHAIN_START;
  for (const [index, link] of links.entries()) {
    const { name, sha256 } = link;
    const right = linkAfter(previous, index, name, sha256);
    if (!isFileName(name)) problems.push({ name, problem: "is no name for a file" });
    if (names.has(name)) problems.push({ name, problem: "stands in the chain twice" });
    if (link.index !== index)
      problems.push({ name, problem: `is number ${link.index} of the chain at place ${index}` });
    else if (link.previous !== previous) problems.push({ name, problem: "does not follow the link before it" });
    else if (link.hash !== right.hash) problems.push({ name, problem: "has a link that was changed" });
    names.add(name);
    previous = link.hash;
  }
  if (links.length === 0) problems.push({ problem: "the chain is empty" });
  return problems;
}
