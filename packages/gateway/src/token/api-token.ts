import { createHash, randomBytes } from "node:crypto";
import { Secret } from "@erp-gateway/core";

/** What a token may be used for. READ is needed for every query and subscription. */
export const SCOPES = ["READ", "CONFIGURE", "SEND", "IMPORT"] as const;
export type Scope = (typeof SCOPES)[number];

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Date;
}

/** 256 random bits behind a prefix that secret scanners can look for. */
export const newTokenText = (): Secret => new Secret(`egw_${randomBytes(32).toString("base64url")}`);

/** Tokens are random, so one round of SHA-256 is as good as a slow hash. */
export const tokenHash = (text: string): string => createHash("sha256").update(text).digest("hex");
