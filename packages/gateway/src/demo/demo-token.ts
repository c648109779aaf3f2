import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createToken } from "../command-line/create-token.ts";
import { SCOPES, tokenHash } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";

/** The demo's own token, kept in the data folder: a second start is the same caller, so nothing is seeded twice. */
export async function demoToken(tokens: TokenStore, dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, "demo.token");
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (known !== "" && (await tokens.byHash(tokenHash(known))) !== undefined) return known;
  const text = await createToken(tokens, { name: "demo", scopes: SCOPES });
  writeFileSync(file, text.reveal(), { mode: 0o600 });
  return text.reveal();
}
