import { DEMO, demoAccount } from "@erp-gateway/sandbox";
import { describe, expect, it } from "vitest";
import { openWorld } from "./open-world.ts";

const CHECKS = [
  "network",
  "subscription-key",
  "envelope-namespaces",
  "keys",
  "company-known",
  "company-verified",
  "peppol-registered",
  "send-permission",
  "receive-permission",
  "balance",
];

type World = Awaited<ReturnType<typeof openWorld>>;

async function failureOf({ connect }: World, changed: object = {}) {
  const { checks } = await connect(changed).account.test();
  expect(checks.map(({ name }) => name)).toEqual(CHECKS);
  return checks.filter(({ outcome }) => outcome === "FAILED");
}

const account = demoAccount();
const [company] = account.companies;
const withCompany = (changed: object) =>
  openWorld({ accounts: [{ ...account, companies: company === undefined ? [] : [{ ...company, ...changed }] }] });

describe("connection test", () => {
  it.each(["wsdl", "docs31"] as const)("MUST pass with the guide's settings, profile %s", async (profile) => {
    const { checks } = await (await openWorld({ profile })).connect().account.test();
    expect(checks.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual(CHECKS.map((name) => `${name} PASSED`));
  });

  it.each([
    ["subscription-key", "CONFIGURATION_INVALID", { subscriptionKey: "not-the-key" }],
    ["envelope-namespaces", "CONFIGURATION_INVALID", { envelopeNamespace: "http://www.w3.org/2003/05/soap-envelope" }],
    ["keys", "AUTH_REJECTED", { appKey: "nobody" }],
    ["keys", "AUTH_REJECTED", { secret: "wrong" }],
    ["company-known", "COMPANY_UNKNOWN", { companyId: "XCNL99999" }],
    ["company-known", "COMPANY_UNKNOWN", { companyId: DEMO.organization.companyId.toLowerCase() }],
  ])("MUST blame %s, as %s, for %j", async (name, code, changed) => {
    expect(await failureOf(await openWorld(), changed)).toMatchObject([{ name, code }]);
  });

  it("MUST take any envelope prefix", async () => {
    expect(await failureOf(await openWorld(), { envelopePrefix: "S" })).toEqual([]);
  });

  it.each([
    ["company-verified", "COMPANY_NOT_VERIFIED", { isVerified: false }],
    ["peppol-registered", "COMPANY_NOT_ON_PEPPOL", { isRegisteredToPeppol: false }],
  ])("MUST blame %s, as %s, when the platform says %j", async (name, code, changed) => {
    expect(await failureOf(await withCompany(changed))).toMatchObject([{ name, code }]);
  });

  it("MUST tell keys without a company from a company nobody knows", async () => {
    const world = await openWorld({ accounts: [{ ...account, companies: [] }] });
    expect(await failureOf(world)).toMatchObject([
      { name: "company-known", detail: expect.stringContaining("not a member of Bouwbedrijf De Linde") },
    ]);
    expect(await failureOf(world, { companyId: "XCNL1" })).toMatchObject([
      { name: "company-known", detail: expect.stringContaining("eConnect knows no XCNL1") },
    ]);
  });

  it.each(["ERRPRO1000002", "ERRPRO1000003", "ERRPRO1000004"])("MUST blame the balance for %s", async (code) => {
    const world = await openWorld();
    await world.control("api31/block", { code });
    expect(await failureOf(world)).toMatchObject([{ name: "balance", code: "ACCOUNT_BLOCKED" }]);
    await world.control("api31/block", { code: null });
    expect(await failureOf(world)).toEqual([]);
    await world.fault("Login", "soap-fault", { code });
    expect(await failureOf(world)).toMatchObject([{ name: "balance", code: "ACCOUNT_BLOCKED" }]);
  });

  it("MUST blame the network for a URL where something else answers", async () => {
    const world = await openWorld();
    await world.fault("Login", "html", { status: 404 });
    expect(await failureOf(world)).toMatchObject([{ name: "network", code: "CONFIGURATION_INVALID" }]);
  });

  it("MUST log in anew, so that revoked keys show while an old token lives", async () => {
    const { account: port, operations } = (await openWorld()).connect();
    await port.parties();
    await port.test();
    expect(operations).toEqual([
      ...["Login", "GetAccountParties"],
      ...["Login", "GetAccountParties", "GetOutboxDocuments", "SendDocument", "GetInboxDocuments"],
    ]);
  });

  it.each([
    ["send-permission", "SEND_NOT_PERMITTED", "SendDocument"],
    ["send-permission", "SEND_NOT_PERMITTED", "GetOutboxDocuments"],
    ["receive-permission", "RECEIVE_NOT_PERMITTED", "GetInboxDocuments"],
    ["company-known", "NOT_PERMITTED", "GetAccountParties"],
  ])("MUST blame %s, as %s, for keys without the right to %s", async (name, code, operation) => {
    const all = ["GetAccountParties", "GetParty", "GetOutboxDocuments", "SendDocument", "GetInboxDocuments"];
    const permissions = all.filter((allowed) => allowed !== operation);
    const world = await openWorld({ accounts: [{ ...account, permissions }] });
    expect(await failureOf(world)).toMatchObject([{ name, code }]);
  });

  it.each(["DEFAULT_ERROR_CODE999", "", "ERRCDO2000001"])(
    "MUST take any word about the missing document for the right to send: fault code %j",
    async (code) => {
      const world = await openWorld();
      await world.fault("SendDocument", "soap-fault", { code });
      expect(await failureOf(world)).toEqual([]);
    },
  );

  it("MUST blame the keys when a login is refused without a code", async () => {
    const world = await openWorld();
    await world.fault("Login", "soap-fault", { code: "" });
    expect(await failureOf(world)).toMatchObject([{ name: "keys", code: "AUTH_REJECTED" }]);
  });

  it("MUST send nothing while it finds out whether sending is allowed", async () => {
    const world = await openWorld();
    expect(await failureOf(world)).toEqual([]);
    expect(await world.control("api31/outbox")).toEqual([]);
  });

  it("MUST tell a name that is not found from a port where nobody listens, and from a link that broke", async () => {
    const world = await openWorld();
    expect(await failureOf(world, { baseUrl: "http://nowhere.invalid" })).toMatchObject([
      { name: "network", code: "UNREACHABLE", remoteCode: "LINK-DNS" },
    ]);
    await world.fault("Login", "reset-before");
    expect(await failureOf(world)).toMatchObject([{ name: "network", code: "UNREACHABLE" }]);
    const gone = await openWorld();
    await gone.close();
    expect(await failureOf(gone)).toMatchObject([
      { name: "network", code: "UNREACHABLE", remoteCode: "LINK-TCP", detail: expect.stringContaining("ECONNREFUSED") },
    ]);
  });

  it("MUST carry the vendor's own code, whose advice is the better one", async () => {
    const world = await openWorld();
    expect(await failureOf(world, { secret: "wrong" })).toMatchObject([{ remoteCode: "ERRIAU6000007" }]);
    const namespace = { envelopeNamespace: "http://schemas.xmlsoap.org/soap/envelope" };
    const [failure] = await failureOf(world, namespace);
    expect(failure).toMatchObject({ name: "envelope-namespaces", remoteCode: "ERRCDO4000041" });
  });
});

describe("parties", () => {
  it.each(["wsdl", "docs31"] as const)("MUST be read in profile %s, from all pages", async (profile) => {
    const companies = Array.from({ length: 60 }, (_, index) => ({
      companyId: `XCNL${20_000 + index}`,
      name: `Werk ${index}`,
      identifiers: [`NL:KVK:${70_000_000 + index}`] as const,
      isVerified: index !== 1,
      isRegisteredToPeppol: index !== 2,
    }));
    const world = await openWorld({ profile, accounts: [{ ...account, companies }] });
    const parties = await world.connect().account.parties();
    expect(new Set(parties.map(({ reference }) => reference)).size).toBe(60);
    const byReference = (reference: string) => parties.find((party) => party.reference === reference);
    expect(byReference("XCNL20000")).toMatchObject({ name: "Werk 0", canSend: true, canReceive: true });
    expect(byReference("XCNL20001")).toMatchObject({ canSend: false, canReceive: false });
    expect(byReference("XCNL20002")).toMatchObject({ canSend: true, canReceive: false });
  });

  it("MUST carry the identifiers, each once", async () => {
    const [party] = await (await openWorld()).connect().account.parties();
    expect(party?.identifiers).toEqual(["0106:61234567"]);
  });
});
