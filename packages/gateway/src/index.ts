export { createGateway, type Gateway, type GatewayDeps } from "./gateway.ts";
export { type Listening, listen } from "./http/listen.ts";
export { createMovableClock, createRuntime } from "./runtime.ts";
export { createSealer, type Sealer, type SealKey } from "./secret/sealer.ts";
export { openDatabase, type SqliteDatabase } from "./storage/sqlite/database.ts";
export { createSqliteStores } from "./storage/sqlite/sqlite-stores.ts";
export { type ApiToken, newTokenText, SCOPES, type Scope, tokenHash } from "./token/api-token.ts";
export { createTokenStore, type TokenStore } from "./token/token-store.ts";
