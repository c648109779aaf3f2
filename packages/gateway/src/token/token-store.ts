import { asc, eq } from "drizzle-orm";
import type { SqliteDatabase } from "../storage/sqlite/database.ts";
import { rowBy } from "../storage/sqlite/prepared.ts";
import { apiTokens } from "../storage/sqlite/tables.ts";
import type { ApiToken, Scope } from "./api-token.ts";

export interface TokenStore {
  add(token: ApiToken, hash: string): Promise<void>;
  byHash(hash: string): Promise<ApiToken | undefined>;
  /** Oldest first. */
  list(): Promise<readonly ApiToken[]>;
  remove(id: string): Promise<void>;
}

const fromRow = ({ hash: _, scopes, ...row }: typeof apiTokens.$inferSelect): ApiToken => ({
  ...row,
  scopes: JSON.parse(scopes) as Scope[],
});

const byHash = rowBy(apiTokens, apiTokens.hash);

export const createTokenStore = ({ tables }: SqliteDatabase): TokenStore => ({
  async add({ scopes, ...token }, hash) {
    tables
      .insert(apiTokens)
      .values({ ...token, hash, scopes: JSON.stringify(scopes) })
      .run();
  },
  async byHash(hash) {
    const row = byHash(tables)(hash);
    return row && fromRow(row);
  },
  async list() {
    return tables.select().from(apiTokens).orderBy(asc(apiTokens.id)).all().map(fromRow);
  },
  async remove(id) {
    tables.delete(apiTokens).where(eq(apiTokens.id, id)).run();
  },
});
