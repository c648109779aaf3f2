import { type ConnectorDeps, type NoteUncatalogued, parseSettings, watchCodes } from "@erp-gateway/core";
import { createGrantKeeper, refuseUncatalogued } from "@erp-gateway/core/testing";
import { type Api31Options, createSandbox, DEMO } from "@erp-gateway/sandbox";
import { onTestFinished } from "vitest";
import { fourPsBusinessCentral, openApi31 } from "../src/index.ts";

export const GOOD_SETTINGS = {
  appKey: DEMO.api31.appKey,
  secret: DEMO.api31.secret,
  companyId: DEMO.organization.companyId,
  subscriptionKey: DEMO.api31.subscriptionKey,
};

type Fetch = typeof globalThis.fetch;

/** A connection over real HTTP, and what it did: SOAP operations in order, everything it logged. */
export function connect(
  baseUrl: string,
  changed: object,
  clock: { now(): Date },
  fetch: Fetch = globalThis.fetch,
  noteUncatalogued: NoteUncatalogued = refuseUncatalogued,
) {
  const settings = parseSettings(fourPsBusinessCentral.settings, { ...GOOD_SETTINGS, baseUrl, ...changed });
  if (!settings.ok) throw new Error(JSON.stringify(settings.faults));
  const operations: string[] = [];
  const logged: unknown[] = [];
  const write = (fields: unknown, message: string) => void logged.push(fields, message);
  const deps: ConnectorDeps = {
    clock,
    grant: createGrantKeeper(),
    log: { debug: write, info: write, warn: write, error: write },
    fetch: (input, init) => {
      const action = new Headers(init?.headers).get("soapaction") ?? "";
      operations.push(action.replace(/^.*\/|"/g, ""));
      return fetch(input, init);
    },
  };
  const ports = watchCodes(fourPsBusinessCentral.connect(settings.value, "ACCEPTANCE", deps), noteUncatalogued);
  return { ...ports, api31: openApi31(settings.value, "ACCEPTANCE", deps), operations, logged };
}

/** A fresh outside world; it ends with the test. */
export async function openWorld(api31: Api31Options = {}) {
  const sandbox = await createSandbox({ api31 });
  onTestFinished(() => sandbox.close());
  const { clock } = sandbox.world;

  async function control(path: string, body?: object): Promise<unknown> {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(`${sandbox.controlUrl}/${path}`, init ?? {});
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  return {
    wsdlUrl: `${sandbox.api31Url}?wsdl&subscriptionKey=${GOOD_SETTINGS.subscriptionKey}`,
    advance: (ms: number) => clock.advance(ms),
    now: () => clock.now(),
    control,
    close: () => sandbox.close(),
    connect: (changed: object = {}, fetch?: Fetch) => connect(sandbox.api31Url, changed, clock, fetch),
    fault: (operation: string, kind: string, more: object = {}) =>
      control("faults", { target: "api31", operation, kind, ...more }),
    /** Lets another access point deliver these documents to the organization. */
    async receive(...documents: readonly string[]) {
      const recipient = DEMO.organization.partyId;
      for (let at = 0; at < documents.length; at += 50) {
        await Promise.all(documents.slice(at, at + 50).map((xml) => control("inbound", { recipient, xml })));
      }
    },
    /** Numbers of the documents that outside receivers hold. */
    async arrived() {
      return (await control("arrived")) as readonly { readonly number: string; readonly sha256: string }[];
    },
  };
}
