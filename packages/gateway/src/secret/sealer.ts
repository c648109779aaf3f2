import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { Secret } from "@erp-gateway/core";

/** Seals secrets for storage. The context (whose secret it is) must be the same when it is opened. */
export interface Sealer {
  seal(secret: Secret, context: string): string;
  /** @throws Error when the key is not in the ring, or the seal was tampered with */
  open(seal: string, context: string): Secret;
}

export interface SealKey {
  /** Stands in each seal, so that old seals open while a new key seals. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * AES-256-GCM; a seal is `keyId.nonce.tag.ciphertext` in base64url.
 * @param ring - the first key seals, all of them open
 */
export function createSealer(ring: readonly [SealKey, ...SealKey[]]): Sealer {
  const [current] = ring;
  const keys = new Map(ring.map(({ id, key }) => [id, key]));
  return {
    seal: (secret, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(secret.reveal(), "utf8"), cipher.final()]);
      return [current.id, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
    },
    open: (seal, context) => {
      const [id = "", ...parts] = seal.split(".");
      const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, "base64url"));
      const key = keys.get(id);
      if (key === undefined) throw new Error(`no key "${id}" in the ring`);
      if (nonce === undefined || tag === undefined || sealed === undefined) throw new Error("not a seal");
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
      return new Secret(Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8"));
    },
  };
}
