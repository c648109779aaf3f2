import { createHash, createSign, generateKeyPairSync, type JsonWebKey } from "node:crypto";

/** The RSA key of an identity server: it signs tokens, and its public half is published as a JWK. */
export interface SigningKey {
  readonly publicJwk: Readonly<JsonWebKey>;
  readonly privateJwk: Readonly<JsonWebKey>;
  /** @returns an RS256 JSON Web Token (RFC 7515, compact form) */
  sign(claims: Readonly<Record<string, unknown>>): string;
}

/** Generates a fresh 2048-bit key. */
export function createSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  const kid = thumbprint(n, e);

  return {
    publicJwk: { kty: "RSA", use: "sig", kid, alg: "RS256", n, e },
    privateJwk: { ...privateKey.export({ format: "jwk" }), use: "sig", kid, alg: "RS256" },
    sign(claims) {
      const signed = `${segment({ alg: "RS256", kid, typ: "JWT" })}.${segment(claims)}`;
      return `${signed}.${createSign("RSA-SHA256").update(signed).sign(privateKey, "base64url")}`;
    },
  };
}

/** @see RFC 7638: members in lexical order, no white space */
function thumbprint(n: string, e: string): string {
  return createHash("sha256")
    .update(JSON.stringify({ e, kty: "RSA", n }))
    .digest("base64url");
}

const segment = (value: Readonly<Record<string, unknown>>) => Buffer.from(JSON.stringify(value)).toString("base64url");
