import { type JsonObject, optionalText, readJsonObject, requiredChoice, requiredText } from "../http/json-body.ts";
import { json, type SandboxResponse } from "../http/message.ts";
import type { Handlers } from "../http/route-table.ts";
import { findCompany } from "./account.ts";
import { BLOCKS } from "./blocks.ts";
import type { Service } from "./operation.ts";

const DONE: SandboxResponse = json(200, { done: true });

/** What users and the vendor do to accounts, their keys and their tokens. */
export function createAccountControl({ settings, keys, sessions, switches, integrations }: Service): Handlers {
  return {
    "POST /control/api31/block": (request) => {
      const body = readJsonObject(request);
      const block = body["code"] === null ? undefined : requiredChoice(body, "code", BLOCKS);
      const appKey = optionalText(body, "appKey");
      if (appKey === undefined) switches.blocks.set(block);
      else {
        const account = keys.holderOf(appKey);
        if (account === undefined) return unknownKey(appKey);
        switches.blocks.set(block, account);
      }
      return DONE;
    },
    "POST /control/api31/expire-tokens": () => {
      sessions.expireAll();
      return DONE;
    },
    "POST /control/api31/rotate-keys": (request) => {
      const body: JsonObject = request.body.length === 0 ? {} : readJsonObject(request);
      const appKey = optionalText(body, "appKey") ?? keys.first() ?? "";
      const pair = keys.rotate(appKey);
      if (pair === undefined) return unknownKey(appKey);
      sessions.close(appKey);
      return json(200, pair);
    },
    "POST /control/api31/accept-integration": (request) => {
      const token = requiredText(readJsonObject(request), "integrationToken");
      const integration = integrations.find(token);
      if (integration === undefined) return notFound("UNKNOWN_INTEGRATION", `Nobody asked with ${token}.`);
      const account = settings.accounts.find((one) => findCompany(one, integration.referenceId) !== undefined);
      if (account === undefined) {
        return notFound("UNKNOWN_COMPANY", `No account here has the company ${integration.referenceId}.`);
      }
      integration.credentials ??= keys.issue(account);
      return DONE;
    },
  };
}

function unknownKey(appKey: string): SandboxResponse {
  return notFound("UNKNOWN_KEY", `No account has the key ${appKey}.`);
}

function notFound(code: string, message: string): SandboxResponse {
  return json(404, { code, message });
}
