import { createHash } from "node:crypto";
import { type ParticipantId, parseParticipantId } from "@erp-gateway/core";
import { DEMO } from "@erp-gateway/sandbox";
import { describe, expect, it } from "vitest";
import { openWorld } from "./open-world.ts";
import { BAKEN, NOBODY, outgoing, ublInvoice } from "./ubl.ts";

function id(text: string): ParticipantId {
  const parsed = parseParticipantId(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

const ubl = ublInvoice("2026-1", DEMO.organization.kvkNumber);
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("submit", () => {
  it.each([
    ["a prolog", Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<!-- from 4PS -->\n${ubl}\n`)],
    ["a byte order mark", Buffer.from(`\ufeff${ubl}`)],
    ["UTF-16", Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${ubl}`, "utf16le")],
  ])("MUST let the root arrive character for character from a source with %s", async (_what, source) => {
    const { connect, advance, arrived } = await openWorld();
    const submission = await connect().delivery.submit(outgoing("2026-1", BAKEN, source));
    expect(submission).toEqual({ outcome: "accepted", reference: "XCNIN900001" });
    await advance(1_000);
    expect(await arrived()).toMatchObject([{ sha256: sha256(ubl) }]);
  });

  it("MUST be refused with the network's own code and words", async () => {
    const { connect } = await openWorld({ validate: () => "[BR-CO-15] totals differ" });
    expect(await connect().delivery.submit(outgoing("2026-1"))).toEqual({
      outcome: "refused",
      code: "ERRXSL4000001",
      message: expect.stringContaining("[BR-CO-15] totals differ"),
    });
  });

  it("MUST fall back to the e-mail address when there is one", async () => {
    const { connect } = await openWorld();
    const document = outgoing("2026-1", NOBODY);
    expect(await connect().delivery.submit(document)).toMatchObject({ outcome: "refused", code: "ERRSND4000001" });
    const { delivery } = connect({ fallbackEmail: "debiteuren@delinde.example" });
    expect(await delivery.submit(document)).toMatchObject({ outcome: "accepted" });
  });

  it("MUST write recipients in the configured notation", async () => {
    const { connect } = await openWorld({ acceptNumericReceivers: false });
    expect(await connect().delivery.submit(outgoing("2026-1"))).toMatchObject({ outcome: "refused" });
    expect(await connect({ recipientNotation: "TEXT" }).delivery.submit(outgoing("2026-1"))).toMatchObject({
      outcome: "accepted",
    });
  });

  it("MUST refuse what is too large or no XML before anything leaves", async () => {
    const { delivery, operations } = (await openWorld()).connect();
    const large = outgoing("2026-1", BAKEN, new Uint8Array(25_000_001));
    await expect(delivery.submit(large)).rejects.toMatchObject({ code: "TOO_LARGE" });
    const text = outgoing("2026-1", BAKEN, Buffer.from("<Invoice>"));
    expect(await delivery.submit(text)).toMatchObject({ outcome: "refused" });
    expect(operations).toEqual([]);
  });

  it("MUST pause for a blocked account and for a company the keys may not use", async () => {
    const { connect, control } = await openWorld();
    await expect(connect({ companyId: "XCNL10020" }).delivery.submit(outgoing("2026-1"))).rejects.toMatchObject({
      code: "NOT_PERMITTED",
      remoteCode: "ERRGRP3000006",
    });
    await control("api31/block", { code: "ERRPRO1000003" });
    await expect(connect().delivery.submit(outgoing("2026-1"))).rejects.toMatchObject({
      code: "ACCOUNT_BLOCKED",
      reaction: "pause",
    });
  });

  it.each([
    ["a broken link", "reset-after", {}],
    ["a page of HTML", "html", { status: 502 }],
    ["a plain 503", "status", { status: 503 }],
    ["an empty 200", "status", { status: 200 }],
    ["a temporary fault", "soap-fault", { code: "ERRIER8000006" }],
  ])("MUST NOT guess what became of a document after %s", async (_what, kind, more) => {
    const { connect, fault } = await openWorld();
    await fault("SendDocument", kind, more);
    await expect(connect().delivery.submit(outgoing("2026-1"))).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
  });

  it("MUST NOT guess what became of a document after a time-out", async () => {
    const { connect, fault, advance, arrived } = await openWorld();
    const hasty: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(300) });
    const { delivery } = connect({}, hasty);
    await delivery.lookupRecipient([id(BAKEN)], "INVOICE");
    await fault("SendDocument", "delay", { delayMs: 60_000 });
    const document = outgoing("2026-1");
    await expect(delivery.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(await delivery.reconcile(document, new Date())).toEqual({ outcome: "accepted", reference: "XCNIN900001" });
    await advance(60_000);
    expect(await arrived()).toHaveLength(1);
  });
});

describe("reconcile", () => {
  it("MUST find the document whose answer was lost among many, so that it arrives exactly once", async () => {
    const { connect, fault, advance, arrived } = await openWorld();
    const { delivery, operations } = connect();
    const document = outgoing("2026-7");
    const startedAt = new Date();
    await fault("SendDocument", "reset-after");
    await expect(delivery.submit(document)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    for (let index = 100; index < 160; index++) await delivery.submit(outgoing(`2026-${index}`));

    expect(await delivery.reconcile(document, startedAt)).toEqual({ outcome: "accepted", reference: "XCNIN900001" });
    expect(operations.filter((operation) => operation === "GetOutboxDocuments")).toHaveLength(2);
    await advance(1_000);
    expect((await arrived()).filter(({ number }) => number === "2026-7")).toHaveLength(1);
    expect(await delivery.statusOf("XCNIN900001", document)).toEqual({ state: "delivered" });
  });

  it("MUST NOT take another document for it: longer number, other date, before the attempt", async () => {
    const { connect, advance, now } = await openWorld();
    const { delivery } = connect();
    const document = outgoing("7");
    const otherDay = Buffer.from(ublInvoice("7", DEMO.organization.kvkNumber).replace("2026-11-24", "2026-11-23"));
    await delivery.submit(outgoing("2026-7"));
    await delivery.submit(outgoing("A7"));
    await delivery.submit(outgoing("7", BAKEN, otherDay));
    expect(await delivery.reconcile(document, now())).toEqual({ outcome: "not-found" });
    await delivery.submit(document);
    expect(await delivery.reconcile(document, now())).toMatchObject({ outcome: "accepted" });
    await advance(6 * 60_000);
    expect(await delivery.reconcile(document, now())).toEqual({ outcome: "not-found" });
  });

  it("MUST recognise a revision that the attempt made, and no earlier version of it", async () => {
    const { connect, fault, advance, now, control } = await openWorld();
    const { delivery } = connect();
    const first = outgoing("2026-8");
    await delivery.submit(first);
    await advance(3_600_000);
    const revised = outgoing(
      "2026-8",
      BAKEN,
      Buffer.from(ublInvoice("2026-8", DEMO.organization.kvkNumber, "revised")),
    );
    const startedAt = now();
    await control("api31/status", { externalId: "XCNIN900001", code: "40" });
    expect(await delivery.reconcile(revised, startedAt)).toEqual({ outcome: "not-found" });
    await fault("SendDocument", "reset-after");
    await expect(delivery.submit(revised)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    expect(await delivery.reconcile(revised, startedAt)).toEqual({ outcome: "accepted", reference: "XCNIN900001" });
  });

  it("MUST fail rather than say not-found when the outbox cannot be read", async () => {
    const { connect, fault } = await openWorld();
    await fault("GetOutboxDocuments", "html", { status: 502 });
    await expect(connect().delivery.reconcile(outgoing("7"), new Date())).rejects.toMatchObject({
      code: "UNAVAILABLE",
    });
  });
});

describe("recipients", () => {
  it("MUST be told by channel", async () => {
    const { delivery } = (await openWorld()).connect();
    const lookup = (...ids: readonly string[]) => delivery.lookupRecipient(ids.map(id), "INVOICE");
    expect(await lookup(NOBODY, BAKEN)).toEqual({ reachable: true, recipient: BAKEN, channel: "peppol" });
    expect(await lookup("0106:54441587")).toMatchObject({ reachable: true, channel: "platform" });
    expect(await lookup()).toMatchObject({ reachable: false });
  });

  it.each(["fault", "empty"] as const)("MUST be unreachable when nobody is known, answer: %s", async (unknownParty) => {
    const { connect } = await openWorld({ unknownParty });
    expect(await connect().delivery.lookupRecipient([id(NOBODY)], "INVOICE")).toEqual({
      reachable: false,
      reason: expect.stringContaining(NOBODY),
    });
    const { delivery } = connect({ fallbackEmail: "debiteuren@delinde.example" });
    expect(await delivery.lookupRecipient([id(NOBODY)], "INVOICE")).toMatchObject({ channel: "email" });
  });
});

describe("status", () => {
  it("MUST follow what the buyer does", async () => {
    const { connect, control, advance } = await openWorld();
    const { delivery } = connect();
    const document = outgoing("2026-1");
    await delivery.submit(document);
    expect(await delivery.statusOf("XCNIN900001", document)).toEqual({ state: "pending" });
    await advance(1_000);
    await control("api31/status", { externalId: "XCNIN900001", code: "40" });
    expect(await delivery.statusOf("XCNIN900001", document)).toMatchObject({
      state: "delivered",
      buyer: { status: "ACCEPTED", code: "40", text: "Goedgekeurd", changedAt: expect.any(Date) },
    });
    await expect(delivery.statusOf("XCNIN1", document)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("changes", () => {
  it.each(["wsdl", "docs31"] as const)("MUST tell every status of the template, profile %s", async (profile) => {
    const { connect, control, advance } = await openWorld({ profile });
    const { delivery } = connect();
    await delivery.submit(outgoing("2026-1"));
    await advance(1_000);
    const seen: unknown[] = [];
    let cursor: string | undefined;
    for (const code of ["05", "10", "20", "30", "35", "40", "50", "60", "70"]) {
      await control("api31/status", { externalId: "XCNIN900001", code });
      const page = await delivery.changes?.(cursor, new Date(0));
      cursor = page?.cursor;
      seen.push(page?.changes.map(({ delivered, buyer }) => [delivered, buyer?.status, buyer?.text]));
    }
    expect(seen).toEqual([
      [[false, undefined, undefined]],
      [[true, undefined, undefined]],
      [[true, "ACKNOWLEDGED", "Geopend"]],
      [[true, "ACKNOWLEDGED", "Gedownload"]],
      [[true, "IN_PROCESS", "Ter goedkeuring"]],
      [[true, "ACCEPTED", "Goedgekeurd"]],
      [[true, "REJECTED", "Afgekeurd"]],
      [[true, "APPROVED_FOR_PAYMENT", "Betaalbaar gesteld"]],
      [[true, "PAID", "Betaald"]],
    ]);
  });

  it("MUST read over pages, from the moment asked for on", async () => {
    const { connect, advance, now } = await openWorld();
    const { delivery } = connect();
    await delivery.submit(outgoing("old"));
    await advance(3_600_000);
    const since = now();
    for (let index = 0; index < 60; index++) await delivery.submit(outgoing(`2026-${index}`));
    await advance(1_000);
    const first = await delivery.changes?.(undefined, since);
    const second = await delivery.changes?.(first?.cursor, since);
    expect([first?.more, second?.more]).toEqual([true, false]);
    const references = [...(first?.changes ?? []), ...(second?.changes ?? [])].map(({ reference }) => reference);
    expect(new Set(references).size).toBe(60);
    expect(references).not.toContain("XCNIN900001");
  });
});
