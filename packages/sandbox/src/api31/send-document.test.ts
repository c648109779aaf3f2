import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { demoAccount } from "./account.ts";
import type { Api31Options } from "./options.ts";
import { Caller, invoice, sendContent, TEMPLATE } from "./soap-caller.test.helper.ts";
import { cutElement, descend, textAt } from "./xml.ts";

const HOUR_MS = 3_600_000;

describe("SendDocument", () => {
  let caller: Caller;
  const start = (options?: Api31Options) => {
    caller = new Caller(options);
    return caller;
  };
  afterEach(() => caller.close());

  const arrived = () => caller.world.network.arrived();
  const outbox = async (externalId: string) =>
    descend((await caller.call("GetOutboxDocument", `<ExternalId>${externalId}</ExternalId>`)).root, "Details");

  it("MUST answer with an ExternalId and deliver in the background", async () => {
    start();
    const externalId = await caller.send("2026-1");
    expect(externalId).toMatch(/^XCNIN\d+$/);
    expect(await caller.outboxCode(externalId)).toBe("05");
    expect(textAt(await outbox(externalId), "Transaction", "DeliveryMethod")).toBe("None");
    await caller.world.clock.advance(300);
    expect(await caller.outboxCode(externalId)).toBe("10");
    expect(textAt(await outbox(externalId), "Transaction", "DeliveryMethod")).toBe("ToPeppol");
    expect(arrived()).toMatchObject([
      { senderDocumentId: externalId, sender: "0106:61234567", recipient: "0106:58765432", number: "2026-1" },
    ]);
  });

  it("MUST deliver by real time", async () => {
    start({ deliveryDelayMs: 5 });
    const externalId = await caller.send("2026-1");
    await expect.poll(() => caller.outboxCode(externalId)).toBe("10");
  });

  it("MUST hand over the payload as it stood in the request, with the namespaces it needs", async () => {
    start();
    const payload = invoice("2026-1", "<cbc:Note>caf\u00e9 &amp; <![CDATA[<x>]]></cbc:Note>\r\n<!-- kept -->");
    await caller.send("2026-1", "0106:58765432", payload);
    await caller.world.clock.advance(300);
    const hash = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
    expect(arrived().map((document) => hash(document.bytes))).toEqual([hash(payload)]);
  });

  it("MUST give the payload back from the outbox and name it after template and invoice", async () => {
    start();
    const payload = invoice("2026-1");
    const externalId = await caller.send("2026-1", "0106:58765432", payload);
    const answer = await caller.call("GetOutboxDocument", `<ExternalId>${externalId}</ExternalId>`);
    const details = descend(answer.root, "Details");
    const root = descend(details, "Payload", "Invoice");
    expect(root === undefined ? "" : cutElement(answer.text, root)).toBe(payload);
    expect(textAt(details, "Subject")).toBe("Factuur 2026-1");
    expect(details?.children.map((child) => child.name)).toEqual([
      "ExternalId",
      "DocumentId",
      "Subject",
      "CreatedOn",
      "ModifiedOn",
      "Sender",
      "Reciever",
      "Status",
      "Template",
      "Transaction",
      "Payload",
    ]);
    expect(descend(answer.root, "Statuses")?.children.map((status) => textAt(status, "Code"))).toContain("40");
  });

  it.each(["Via", "To", "Subject", "Payload", "TemplateId"])("MUST require %s", async (field) => {
    const content = sendContent(invoice("2026-1"), "0106:58765432").replace(new RegExp(`<${field}>.*</${field}>`), "");
    expect((await start().call("SendDocument", content)).code).toBe("ERRCDO4000002");
  });

  it("MUST refuse a sender that these keys may not use, or that is not verified", async () => {
    const content = sendContent(invoice("2026-1"), "0106:58765432").replace("XCNL10019", "XCNL10020");
    expect((await start().call("SendDocument", content)).code).toBe("ERRGRP3000006");
    caller.close();
    const account = demoAccount();
    const companies = account.companies.map((company) => ({ ...company, isVerified: false }));
    start({ accounts: [{ ...account, companies }] });
    expect(await caller.send("2026-1")).toContain("ERRGRP3000006");
  });

  it.each([
    ["two elements", `${invoice("1")}${invoice("2")}`, "ERRCDO4000001"],
    ["escaped text", "&lt;Invoice/&gt;", "ERRCDO4000001"],
    ["something that is no invoice", '<Order xmlns="urn:x"/>', "ERRXSL4000001"],
    ["an invoice without its namespace", "<Invoice><ID>1</ID></Invoice>", "ERRXSL4000001"],
  ])("MUST refuse %s as payload", async (_what, payload, code) => {
    expect((await start().call("SendDocument", sendContent(payload, "0106:58765432"))).code).toBe(code);
  });

  it("MUST refuse what the validator finds, and an unknown template", async () => {
    start({ validate: (payload) => (payload.includes("<cbc:Note>") ? "no notes please" : undefined) });
    expect(await caller.send("1", "0106:58765432", invoice("1", "<cbc:Note>x</cbc:Note>"))).toContain(
      "no notes please",
    );
    const content = sendContent(invoice("2026-1"), "0106:58765432").replace(TEMPLATE, "RA000000006DTP2000109");
    expect((await caller.call("SendDocument", content)).code).toBe("ERRCDO4000005");
  });

  describe("receivers", () => {
    it.each(["XCNL10020", "NL:KVK:54441587", "0106:54441587"])("MUST reach %s in its platform inbox", async (to) => {
      const externalId = await start().send("2026-1", to);
      await caller.world.clock.advance(300);
      const details = await outbox(externalId);
      expect(textAt(details, "Transaction", "DeliveryMethod")).toBe("ToInbox");
      expect(textAt(details, "Reciever", "EConnectPartyId")).toBe("XCNL10020");
    });

    it("MUST fall back to e-mail, and refuse when there is none", async () => {
      start();
      const content = sendContent(invoice("2026-1"), "0106:00000000", "crediteuren@example.nl");
      const externalId = textAt((await caller.call("SendDocument", content)).root, "ExternalId") ?? "";
      await caller.world.clock.advance(300);
      expect(textAt(await outbox(externalId), "Transaction", "DeliveryMethod")).toBe("ToEmail");
      expect(await caller.send("2026-2", "0106:00000000")).toContain("ERRSND4000001");
    });

    it("MUST know numeric identifiers unless told otherwise", async () => {
      start({ acceptNumericReceivers: false });
      expect(await caller.send("2026-1", "0106:58765432")).toContain("ERRSND4000001");
      expect(await caller.send("2026-1", "NL:KVK:58765432")).toMatch(/^XCNIN/);
    });

    it("MUST refuse at once for a receiver that refuses", async () => {
      expect(await start().send("2026-1", "0106:50000002")).toContain("ERRXSL4000001");
    });

    it("MUST try again for a receiver that was not ready", async () => {
      const externalId = await start().send("2026-1", "0106:50000001");
      await caller.world.clock.advance(300);
      expect(await caller.outboxCode(externalId)).toBe("05");
      await caller.world.clock.advance(2_000);
      expect(await caller.outboxCode(externalId)).toBe("10");
      expect(arrived()).toHaveLength(1);
    });

    it("MUST leave a silent receiver's document stored for an hour", async () => {
      const externalId = await start().send("2026-1", "0106:50000003");
      await caller.world.clock.advance(HOUR_MS - 60_000);
      expect(await caller.outboxCode(externalId)).toBe("05");
      await caller.world.clock.advance(120_000);
      expect(await caller.outboxCode(externalId)).toBe("10");
    });
  });

  describe("the same invoice again", () => {
    it("MUST keep its ExternalId and arrive once", async () => {
      const first = await start().send("2026-1");
      await caller.world.clock.advance(300);
      const before = textAt(await outbox(first), "ModifiedOn") ?? "";
      await caller.world.clock.advance(5_000);
      expect(await caller.send("2026-1")).toBe(first);
      await caller.world.clock.advance(300);
      expect(arrived()).toHaveLength(1);
      expect(Date.parse(textAt(await outbox(first), "ModifiedOn") ?? "")).toBeGreaterThan(Date.parse(before));
    });

    it("MUST replace the payload, at the receiver too", async () => {
      const first = await start().send("2026-1");
      await caller.world.clock.advance(300);
      await caller.send("2026-1", "0106:58765432", invoice("2026-1", "<cbc:Note>corrected</cbc:Note>"));
      await caller.world.clock.advance(300);
      expect(arrived().map((document) => document.bytes.includes("corrected"))).toEqual([true]);
      expect(textAt(await outbox(first), "Payload", "Invoice", "Note")).toBe("corrected");
    });

    it("MUST be another document when number, date or supplier differ", async () => {
      start();
      const ids = new Set([
        await caller.send("2026-1"),
        await caller.send("2026-2"),
        await caller.send("2026-1", "0106:58765432", invoice("2026-1").replace("2026-11-24", "2026-11-25")),
        await caller.send("2026-1", "0106:58765432", invoice("2026-1").replaceAll("70123456", "70123457")),
      ]);
      expect(ids.size).toBe(4);
    });

    it("MUST be held as a duplicate until marked as original, when told so", async () => {
      start({ onResend: "duplicate" });
      const [first, second] = [await caller.send("2026-1"), await caller.send("2026-1")];
      expect(second).not.toBe(first);
      await caller.world.clock.advance(HOUR_MS);
      expect([await caller.outboxCode(first), await caller.outboxCode(second)]).toEqual(["10", "05"]);
      expect((await caller.control("POST", "mark-original", { externalId: second })).status).toBe(200);
      await caller.world.clock.advance(300);
      expect(await caller.outboxCode(second)).toBe("10");
    });
  });
});
