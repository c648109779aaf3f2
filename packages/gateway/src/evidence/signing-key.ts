import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** Signs what this gateway hands out as evidence. */
export interface EvidenceSigner {
  /** `ed25519:` and the key's 32 bytes in base64url. */
  readonly publicKey: string;
  /** Of equal texts the signature is equal; base64url. */
  sign(text: string): string;
}

const PREFIX = "ed25519:";

/** A new private key, as PKCS #8 in PEM. */
export const newEvidenceKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();

/** @throws Error when the text is no Ed25519 private key in PEM */
export function createEvidenceSigner(pem: string): EvidenceSigner {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new Error("no Ed25519 key");
  const { x } = createPublicKey(key).export({ format: "jwk" });
  return { publicKey: `${PREFIX}${x}`, sign: (text) => sign(null, Buffer.from(text), key).toString("base64url") };
}

export const isPublicKey = (text: string): boolean => readPublicKey(text) !== undefined;

/** False also for a key or a signature that is none, or is not written as `EvidenceSigner` writes it. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = readPublicKey(publicKey);
  const bytes = readBase64Url(signature, 64);
  return key !== undefined && bytes !== undefined && verify(null, Buffer.from(text), key, bytes);
}

function readPublicKey(text: string): KeyObject | undefined {
  const x = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : "";
  if (readBase64Url(x, 32) === undefined) return undefined;
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** Decoders let several texts pass for the same bytes; only one of them is right. */
function readBase64Url(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, "base64url");
  return bytes.length === length && bytes.toString("base64url") === text ? bytes : undefined;
}
