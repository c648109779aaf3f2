import {
  type ChainLink,
  checkChain,
  checkContents,
  type EvidenceFile,
  type EvidenceProblem,
  headOf,
  linkFiles,
} from "@erp-gateway/core";
import { z } from "zod";
import { NoArchive, packArchive, unpackArchive } from "./archive.ts";
import { type EvidenceSigner, isSignedBy } from "./signing-key.ts";

const FORMAT = "erp-gateway-evidence/1";
const MANIFEST = "manifest.json";

const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  /** Of whoever signed. */
  publicKey: z.string(),
  /** Of `signedText`. */
  signature: z.string(),
  chain: z.array(
    z.strictObject({ index: z.number(), name: z.string(), sha256: z.string(), previous: z.string(), hash: z.string() }),
  ),
});
type Manifest = z.output<typeof Manifest>;

/** The head of the chain, and what it is the head of. */
const signedText = (chain: readonly ChainLink[]): string => `${FORMAT}\n${headOf(chain)}\n`;

const manifestBytes = (manifest: Manifest): Uint8Array => Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);

/** One zip archive: a manifest with the chain over the files and its signature, then the files. Same files, same bytes. */
export function packEvidence(files: readonly EvidenceFile[], signer: EvidenceSigner): Uint8Array {
  const chain = [...linkFiles(files)];
  const { publicKey } = signer;
  const manifest = manifestBytes({ format: FORMAT, publicKey, signature: signer.sign(signedText(chain)), chain });
  return packArchive([{ name: MANIFEST, bytes: manifest }, ...files]);
}

export interface EvidenceVerdict {
  readonly genuine: boolean;
  readonly problems: readonly EvidenceProblem[];
  /** Whose signature it carries, right or wrong; absent where no manifest could be read. */
  readonly signer?: string;
  /** How many files the chain counts. */
  readonly files: number;
}

/**
 * Checks an archive from anywhere: packing, every file, the chain, the signature, and that the documents are those the
 * records speak of.
 * @param expectedSigner - without it, any signer will do: then the archive is only known to be unchanged since it was signed
 */
export function verifyEvidence(archive: Uint8Array, expectedSigner?: string): EvidenceVerdict {
  try {
    const { files: all, isExact } = unpackArchive(archive);
    const [first, ...files] = all;
    const manifest = first?.name === MANIFEST ? readManifest(first.bytes) : undefined;
    if (manifest === undefined) return refuse({ name: MANIFEST, problem: "is missing, or none that a gateway writes" });
    const problems = [...checkChain(manifest.chain, files), ...checkSignature(manifest, expectedSigner)];
    problems.push(...checkContents(files));
    // Whatever was changed inside of a file has been named by now.
    if (!isExact && problems.length === 0)
      problems.push({ problem: "the archive is not packed as a gateway packs it" });
    const { publicKey, chain } = manifest;
    return { genuine: problems.length === 0, problems, signer: publicKey, files: chain.length };
  } catch (error) {
    if (!(error instanceof NoArchive)) throw error;
    return refuse({ problem: error.message });
  }
}

function checkSignature(
  { publicKey, signature, chain }: Manifest,
  expectedSigner: string | undefined,
): readonly EvidenceProblem[] {
  const problems: EvidenceProblem[] = [];
  if (!isSignedBy(publicKey, signedText(chain), signature)) {
    problems.push({ name: MANIFEST, problem: `carries no signature of ${publicKey} over this chain` });
  }
  if (expectedSigner !== undefined && expectedSigner !== publicKey) {
    problems.push({ name: MANIFEST, problem: `was signed by ${publicKey}, not by ${expectedSigner}` });
  }
  return problems;
}

const refuse = (problem: EvidenceProblem): EvidenceVerdict => ({ genuine: false, problems: [problem], files: 0 });

/** `undefined` also for one whose text could be written otherwise: not a byte of it may change unnoticed. */
function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    const { success, data } = Manifest.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return success && Buffer.compare(manifestBytes(data), bytes) === 0 ? data : undefined;
  } catch {
    return undefined;
  }
}
