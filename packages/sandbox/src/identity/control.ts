import { type JsonObject, optionalText, readJsonObject, requiredText } from "../http/json-body.ts";
import { json, type Route } from "../http/message.ts";
import { BadRequest, routeTable } from "../http/route-table.ts";
import type { Accounts } from "./accounts.ts";
import type { EntraDirectory } from "./entra/directory.ts";
import type { ProviderStorage } from "./provider/storage.ts";
import type { TokenLedger } from "./token-registry.ts";
import type { Visitor } from "./visitor.ts";

export interface IdentityControlDeps {
  readonly accounts: Accounts;
  readonly directory: EntraDirectory;
  readonly storage: ProviderStorage;
  readonly ledger: TokenLedger;
  readonly visitor: Visitor;
}

/** `/control/identity/…`: what administrators, support and the person at the browser do. */
export function createIdentityControl(deps: IdentityControlDeps): Route {
  const { accounts, directory, storage, ledger, visitor } = deps;

  return routeTable({
    "GET /control/identity/people": () =>
      json(
        200,
        directory.people().map(({ username, name, tenantId }) => ({
          username,
          name,
          tenantId,
          consent: directory.hasConsent(tenantId),
          assigned: directory.isAssigned(username),
          hasAccount: accounts.find(username) !== undefined,
        })),
      ),
    "POST /control/identity/consent": (request) => {
      const body = readJsonObject(request);
      const tenantId = optionalText(body, "tenantId") ?? directory.find(optionalText(body, "user") ?? "")?.tenantId;
      if (tenantId === undefined || !directory.hasTenant(tenantId)) return unknown("tenant");
      const given = flag(body, "given");
      directory.setConsent(tenantId, given);
      return json(200, { tenantId, given });
    },
    "POST /control/identity/assignment": (request) => {
      const body = readJsonObject(request);
      const person = directory.find(requiredText(body, "user"));
      if (person === undefined) return unknown("person");
      const assigned = flag(body, "assigned");
      directory.assign(person.username, assigned);
      return json(200, { user: person.username, assigned });
    },
    "POST /control/identity/revoke": (request) => {
      const user = optionalText(readJsonObject(request), "user");
      storage.revoke(user);
      ledger.revoke(user);
      return json(200, { revoked: true });
    },
    "POST /control/identity/expire-refresh-tokens": (request) => {
      storage.expireRefreshTokens(optionalText(readJsonObject(request), "user"));
      return json(200, { expired: true });
    },
    "POST /control/identity/visitor": (request) => {
      const body = readJsonObject(request);
      const user = body["user"] === null ? undefined : optionalText(body, "user");
      const cancels = body["cancels"] === undefined ? false : flag(body, "cancels");
      visitor.become(cancels ? "cancel" : user === undefined ? undefined : { user });
      return json(200, { user: user ?? null, cancels });
    },
  });
}

const unknown = (what: string) => json(404, { code: "NOT_FOUND", message: `There is no such ${what}.` });

/** Absent is true. @throws BadRequest */
function flag(body: JsonObject, name: string): boolean {
  const value = body[name] ?? true;
  if (typeof value !== "boolean") throw new BadRequest(`"${name}" must be true or false.`);
  return value;
}
