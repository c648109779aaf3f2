import { DEMO, type Sandbox } from "@erp-gateway/sandbox";
import { describe, expect, it } from "vitest";
import { MAX_DOCUMENT_BYTES } from "../src/delivery.ts";
import {
  connect,
  control,
  createDocument,
  DELIVERY_DELAY_MS,
  eventsOf,
  HET_BAKEN,
  openSandbox,
  sendInbound,
} from "./psb-world.ts";

const copiesOf = (sandbox: Sandbox, number: string) =>
  sandbox.world.network.arrived().filter((arrived) => arrived.number === number).length;

describe("submit", () => {
  it.each([undefined, 409])(
    "MUST leave one document at the receiver when it was sent again after a reset",
    async (status) => {
      const sandbox = await openSandbox({ errorsWithoutBody: status === undefined ? [] : [status] });
      const { delivery } = connect(sandbox);
      const document = createDocument();
      sandbox.world.faults.add({ target: "psb", kind: "reset-after" });
      await expect(delivery.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN", reaction: "reconcile" });
      const again = await delivery.submit(document);
      expect(again).toEqual({ outcome: "accepted", reference: document.documentId });
      await sandbox.world.clock.advance(DELIVERY_DELAY_MS);
      expect(copiesOf(sandbox, document.number)).toBe(1);
    },
  );

  it("MUST NOT take another party's document of the same id for its own", async () => {
    const sandbox = await openSandbox();
    const document = createDocument();
    const foreign: typeof fetch = async (input, init) =>
      new URL(String(input)).pathname.endsWith("/send") ? new Response("", { status: 409 }) : fetch(input, init);
    const { delivery } = connect(sandbox, {}, { fetch: foreign });
    await expect(delivery.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(await delivery.reconcile(document, new Date())).toEqual({ outcome: "not-found" });
  });

  it("MUST report an answer that did not come in time as OUTCOME_UNKNOWN", async () => {
    const sandbox = await openSandbox();
    const impatient: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(1_000) });
    const { delivery } = connect(sandbox, {}, { fetch: impatient });
    const document = createDocument();
    sandbox.world.faults.add({ target: "psb", kind: "delay", delayMs: 60_000 });
    await expect(delivery.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(await delivery.reconcile(document, new Date())).toMatchObject({ outcome: "accepted" });
  });

  it.each([
    [500, "status", "OUTCOME_UNKNOWN"],
    [502, "html", "OUTCOME_UNKNOWN"],
    [503, "html", "UNAVAILABLE"],
  ] as const)("MUST turn a %i page into its code", async (status, kind, code) => {
    const sandbox = await openSandbox();
    sandbox.world.faults.add({ target: "psb", kind, status });
    await expect(connect(sandbox).delivery.submit(createDocument())).rejects.toMatchObject({ code });
  });

  it("MUST be refused with the PSB's words for a file that is no XML", async () => {
    const document = createDocument(HET_BAKEN, new TextEncoder().encode("<Invoice"));
    const submission = await connect(await openSandbox()).delivery.submit(document);
    expect(submission).toMatchObject({ outcome: "refused", code: "API400", message: expect.stringContaining("XML") });
  });

  it("MUST NOT send what is larger than the PSB takes", async () => {
    const sandbox = await openSandbox();
    const { delivery } = connect(sandbox);
    const document = createDocument(HET_BAKEN, new Uint8Array(MAX_DOCUMENT_BYTES + 1));
    await expect(delivery.submit(document)).rejects.toMatchObject({ code: "TOO_LARGE", reaction: "give-up" });
    expect(await delivery.reconcile(document, new Date())).toEqual({ outcome: "not-found" });
  });

  it("MUST be taken by the PSB up to the limit", async () => {
    const document = createDocument();
    const padded = new Uint8Array(MAX_DOCUMENT_BYTES).fill(0x20);
    padded.set(document.bytes);
    const submission = await connect(await openSandbox({ maxRequestBytes: 24_000_000 })).delivery.submit({
      ...document,
      bytes: padded,
    });
    expect(submission.outcome).toBe("accepted");
  });

  it("MUST refuse with the reason, and send nothing, when sending via Peppol is off", async () => {
    const { delivery } = connect(await openSandbox(), { sendViaPeppol: false });
    const document = createDocument();
    const submission = await delivery.submit(document);
    expect(submission).toMatchObject({ outcome: "refused", code: "SENDING_VIA_PEPPOL_OFF" });
    expect(await delivery.lookupRecipient([HET_BAKEN], "INVOICE")).toMatchObject({ reachable: false });
    expect(await delivery.reconcile(document, new Date())).toEqual({ outcome: "not-found" });
  });
});

describe("tokens", () => {
  it.each([401, 403] as const)(
    "MUST go on after a token that expired in mid-flight (%i)",
    async (expiredTokenStatus) => {
      const sandbox = await openSandbox({ expiredTokenStatus });
      const { delivery, account } = connect(sandbox);
      await account.parties();
      await control(sandbox, "POST", "/psb/expire-tokens");
      const documents = [createDocument(), createDocument(), createDocument()];
      const submissions = await Promise.all(documents.map((document) => delivery.submit(document)));
      expect(submissions.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "accepted"]);
    },
  );

  it("MUST tell a blocked account from wrong credentials: new tokens are given, and refused", async () => {
    const sandbox = await openSandbox();
    sandbox.world.faults.add({ target: "psb", kind: "status", status: 401, times: 2 });
    const parties = connect(sandbox).account.parties();
    await expect(parties).rejects.toMatchObject({ code: "ACCOUNT_BLOCKED", reaction: "pause" });
  });
});

describe("account", () => {
  const failedCheck = async (sandbox: Sandbox, changed: Readonly<Record<string, unknown>> = {}) => {
    const { checks } = await connect(sandbox, changed).account.test();
    return checks.find(({ outcome }) => outcome === "FAILED");
  };

  it("MUST tell that the party is not linked to the account", async () => {
    const failed = await failedCheck(await openSandbox(), { partyId: "0106:58765432" });
    expect(failed).toMatchObject({ name: "party-known", code: "PARTY_NOT_LINKED" });
  });

  it("MUST name the permissions that the party lacks", async () => {
    const sandbox = await openSandbox();
    const permissions = { canManageHook: false, canReceiveDocument: false };
    await control(sandbox, "POST", "/psb/permissions", { partyId: DEMO.organization.partyId, permissions });
    const failed = await failedCheck(sandbox);
    expect(failed).toMatchObject({ name: "party-permissions", code: "NOT_PERMITTED" });
    expect(failed?.detail).toMatch(/canReceiveDocument, canManageHook/);
  });

  it("MUST tell a wrong subscription key", async () => {
    const failed = await failedCheck(await openSandbox(), { subscriptionKey: "wrong-subscription-key" });
    expect(failed).toMatchObject({ name: "keys", code: "NOT_PERMITTED" });
  });

  it("MUST tell that the identity server is down while the PSB is not", async () => {
    const sandbox = await openSandbox();
    sandbox.world.faults.add({ target: "identity", kind: "html", status: 503 });
    expect(await failedCheck(sandbox)).toMatchObject({ name: "keys", code: "UNAVAILABLE" });
  });

  it("MUST list the party with its identifier and rights", async () => {
    expect(await connect(await openSandbox()).account.parties()).toContainEqual({
      reference: "NL:KVK:61234567",
      name: DEMO.organization.name,
      identifiers: ["0106:61234567"],
      canSend: true,
      canReceive: true,
    });
  });
});

describe("lookupRecipient", () => {
  it.each(["full", "id-only"] as const)("MUST read the answer of a PSB that gives it %s", async (lookupAnswer) => {
    const { delivery } = connect(await openSandbox({ lookupAnswer }));
    const found = await delivery.lookupRecipient([HET_BAKEN], "CREDIT_NOTE");
    expect(found).toEqual({ reachable: true, recipient: HET_BAKEN, channel: "peppol" });
  });
});

describe("inbox", () => {
  it("MUST report a document that the PSB no longer keeps as NOT_FOUND", async () => {
    const sandbox = await openSandbox();
    await sendInbound(sandbox);
    const [event] = await eventsOf(sandbox, "InvoiceReceived");
    const day = 86_400_000;
    await sandbox.world.clock.advance(91 * day);
    await expect(connect(sandbox).inbox.fetch(event?.documentId ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
