import { DEMO } from "@erp-gateway/sandbox";
import { describe, expect, it } from "vitest";
import { COMPANY_PATH, createBooks } from "./books.ts";
import { proposeFor } from "./proposal.ts";

const { tenantId } = DEMO.businessCentral;
const TARGET = "business-central";

describe("tokens", () => {
  it("MUST be asked for once by callers at the same time, and kept", async () => {
    const asked: string[] = [];
    const { connect } = await createBooks({ onRequest: () => void asked.push("request") });
    const { erp } = connect();
    await Promise.all([erp.companies(), erp.vatCodes(), erp.ledgerAccounts()]);
    await erp.companies();
    expect(asked).toHaveLength(5);
  });

  it("MUST be renewed a minute before they end, and not earlier", async () => {
    const { connect, sandbox } = await createBooks({ identity: { tokenLifetimeSeconds: 3600 } });
    const { erp } = connect();
    await erp.companies();
    sandbox.world.faults.add({ target: "identity", kind: "status", status: 500 });
    await sandbox.world.clock.advance(3_500_000);
    await expect(erp.companies()).resolves.toHaveLength(1);
    await sandbox.world.clock.advance(45_000);
    await expect(erp.companies()).rejects.toMatchObject({ code: "UNAVAILABLE" });
    await expect(erp.companies()).resolves.toHaveLength(1);
  });

  it("MUST be asked for anew, once, when the remote has withdrawn them", async () => {
    const { connect, sandbox } = await createBooks();
    const { erp } = connect();
    await erp.companies();
    sandbox.world.faults.add({ target: TARGET, kind: "status", status: 401 });
    await expect(erp.companies()).resolves.toHaveLength(1);
    sandbox.world.faults.add({ target: TARGET, kind: "status", status: 401, times: 2 });
    await expect(erp.companies()).rejects.toMatchObject({ code: "AUTH_REJECTED" });
  });

  it("MUST NOT fail a write whose token ended in mid-flight", async () => {
    const { connect, sandbox } = await createBooks();
    const { erp } = connect();
    const proposal = await proposeFor(erp);
    const operation = `POST ${COMPANY_PATH}/purchaseInvoices`;
    sandbox.world.faults.add({ target: TARGET, operation, kind: "status", status: 401 });
    expect(await erp.createPurchaseInvoice("key", proposal)).toMatchObject({ created: true });
  });

  it.each([
    ["clientId", "no-such-app", "AUTH_REJECTED", "AADSTS700016"],
    ["clientSecret", "no-such-secret", "AUTH_REJECTED", "AADSTS7000215"],
    ["tenantId", "no-such-tenant", "CONFIGURATION_INVALID", "AADSTS90002"],
  ])("MUST say which credential Entra refused: %s", async (setting, value, code, remoteCode) => {
    const { account, erp } = (await createBooks()).connect({ [setting]: value });
    await expect(erp.companies()).rejects.toMatchObject({ code, remoteCode });
    const { checks } = await account.test();
    expect(checks.find(({ outcome }) => outcome === "FAILED")).toMatchObject({ name: "sign-in", code });
  });

  it("MUST be retried when Entra itself fails", async () => {
    const { connect, sandbox } = await createBooks();
    sandbox.world.faults.add({ target: "identity", operation: `POST /${tenantId}`, kind: "html", status: 502 });
    const { erp } = connect();
    await expect(erp.companies()).rejects.toMatchObject({ code: "UNAVAILABLE", reaction: "retry" });
    await expect(erp.companies()).resolves.toHaveLength(1);
  });
});

describe("a remote that fails", () => {
  it("MUST be retried when a read fails, whatever the answer looks like", async () => {
    const { connect, sandbox } = await createBooks();
    const { erp } = connect();
    const failing = [
      { fault: { kind: "html", status: 200 }, code: "UNAVAILABLE" },
      { fault: { kind: "html", status: 502 }, code: "UNAVAILABLE" },
      { fault: { kind: "status", status: 500 }, code: "UNAVAILABLE" },
      { fault: { kind: "reset-after" }, code: "UNREACHABLE" },
    ] as const;
    for (const { fault, code } of failing) {
      sandbox.world.faults.add({ target: TARGET, ...fault });
      await expect(erp.companies()).rejects.toMatchObject({ code, reaction: "retry" });
    }
  });

  it("MUST leave open what became of a write without a usable answer, and find it again", async () => {
    const { connect, sandbox } = await createBooks();
    const { erp } = connect();
    const proposal = await proposeFor(erp);
    const operation = `POST ${COMPANY_PATH}/purchaseInvoices`;
    for (const fault of [
      { kind: "html", status: 200 },
      { kind: "html", status: 504 },
      { kind: "reset-after" },
    ] as const) {
      sandbox.world.faults.add({ target: TARGET, operation, ...fault });
      await expect(erp.createPurchaseInvoice("key", proposal)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
    }
    expect(await erp.createPurchaseInvoice("key", proposal)).toMatchObject({ created: false });
  });

  it("MUST pause on a right that is missing, and name the check", async () => {
    const { connect, sandbox } = await createBooks();
    const { account } = connect();
    const operation = `POST ${COMPANY_PATH}/purchaseInvoices`;
    sandbox.world.faults.add({ target: TARGET, operation, kind: "status", status: 403 });
    const { checks } = await account.test();
    expect(checks.filter(({ outcome }) => outcome !== "PASSED")).toMatchObject([
      { name: "write-purchase-invoices", outcome: "FAILED", code: "NOT_PERMITTED" },
    ]);
  });
});

describe("the connection test", () => {
  it("MUST leave no trace in the books", async () => {
    const { connect, control } = await createBooks();
    const { checks } = await connect().account.test();
    expect(checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      "network PASSED",
      "sign-in PASSED",
      "company-known PASSED",
      "read-sales-invoices PASSED",
      "read-vendors PASSED",
      "published-pages PASSED",
      "write-purchase-invoices PASSED",
    ]);
    expect(await (await control("purchase-invoices")).json()).toEqual([]);
  });
});
