import type { Api31Account } from "./account.ts";
import type { KeyPair } from "./keys.ts";

/** A request for keys of somebody else, who has yet to accept it. */
interface Integration {
  readonly requestedBy: Api31Account;
  /** Company or identifier of the one who is asked. */
  readonly referenceId: string;
  readonly emailAddress: string;
  /** There once the request was accepted. */
  credentials?: KeyPair;
}

/** Requests for app integration, by their token. */
export interface Integrations {
  add(integration: Integration): string;
  find(token: string): Integration | undefined;
}

export function createIntegrations(): Integrations {
  const requests = new Map<string, Integration>();
  return {
    add(integration) {
      const token = `AINR${String(requests.size + 1).padStart(9, "0")}`;
      requests.set(token, integration);
      return token;
    },
    find: (token) => requests.get(token),
  };
}
