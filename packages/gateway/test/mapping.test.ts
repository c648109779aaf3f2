import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { type Setup, setUp, stateOf } from "./organization.ts";
import { createWorld, type World } from "./world.ts";

/** "External Document No." is the contract, and the line says where its costs belong. */
const ROWS = [
  { target: "BT-12", from: { field: "externalDocumentNumber" } },
  { target: "BT-13", from: "omit" },
  { target: "BT-133", from: { template: "{number}-{line.sequence}" } },
  {
    target: "BT-83",
    occurrence: 1,
    from: { firstOf: [{ field: "paymentReference" }, { constant: "9500 0000 0000 0001" }] },
  },
];

let world: World;
let setup: Setup;
let sendingProfileId: string;
let customerId: string;

beforeAll(async () => {
  world = await createWorld();
  setup = await setUp(world);
  const { organizationId, psbId } = setup;
  const profile = { organizationId, connectionId: psbId, code: "MAPPED", processingMode: "MANUAL" };
  sendingProfileId = await world.api.id("createSendingProfile", profile);
  const card = { organizationId, number: "D00020", name: "Gemeente", endpointId: "0190:00000001823456789000" };
  customerId = await world.api.id("createCustomer", { ...card, sendingProfileId });
});
afterAll(() => world.close());

interface Taken {
  readonly id: string;
  readonly number: string;
  readonly source: Readonly<Record<string, unknown>> | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly timeline: readonly { readonly type: string; readonly data: readonly { name: string; value: string }[] }[];
}

async function pulled(): Promise<readonly Taken[]> {
  await world.api.id("pullPostedInvoices", { connectionId: setup.erpId });
  const document = `{ invoices(first: 100) { edges { node { id number source timeline { type data { name value } }
    content { contractReference purchaseOrderReference paymentMeans { reference } lines { accountingReference } } } } } }`;
  type Answer = { invoices: { edges: readonly { node: Taken }[] } };
  const taken = async () => (await world.api.query<Answer>(document)).invoices.edges.map(({ node }) => node);
  return eventually(taken, (invoices) => invoices.length === 2);
}

const versions = async () => {
  const document = `query ($id: ID!) { node(id: $id) { ... on SendingProfile {
    mapping { version rows { target occurrence from } } mappingVersions { version } } } }`;
  const { node } = await world.api.query<{ node: { mapping: unknown; mappingVersions: unknown } }>(document, {
    id: sendingProfileId,
  });
  return node;
};

describe("a mapping of a sending profile", () => {
  it("MUST be refused with path and remedy for every row that is wrong", async () => {
    const rows = [
      { target: "BT-49", from: { field: "endpoint" } },
      { target: "BT-12", from: { javascript: "1 + 1" } },
    ];
    const outcome = await world.api.mutate("saveMapping", { sendingProfileId, rows });
    expect(outcome.__typename).toBe("InvalidInput");
    expect(outcome.faults?.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "MAPPING-TARGET-01 $.rows[0].target",
      "MAPPING-SOURCE-01 $.rows[1].from",
    ]);
    expect(outcome["help"]).toMatchObject({
      en: expect.stringContaining("BT-10"),
      nl: expect.stringContaining("BT-10"),
    });
    expect(await versions()).toEqual({ mapping: null, mappingVersions: [] });
  });

  it("MUST need the right to configure, while trying needs the right to read", async () => {
    const reader = await world.apiWith(["READ"]);
    await expect(reader.mutate("saveMapping", { sendingProfileId, rows: ROWS })).rejects.toThrow("scope");
    await expect(reader.mutate("removeMapping", { sendingProfileId })).rejects.toThrow("scope");
    const document = "query ($id: ID!) { diffMapping(sendingProfileId: $id) { samples { differences { term } } } }";
    expect(await reader.query(document, { id: sendingProfileId })).toEqual({ diffMapping: { samples: [] } });
  });

  it("MUST move the external document number to the contract, on what the ERP posts and on what is sent", async () => {
    const input = { idempotencyKey: "mapping-1", sendingProfileId, rows: ROWS };
    const saved = await world.api.mutate("saveMapping", input, "... on SendingProfile { mapping { version } }");
    expect(saved).toMatchObject({ __typename: "SendingProfile", mapping: { version: 1 } });
    expect(await world.api.mutate("saveMapping", input, "... on SendingProfile { mapping { version } }")).toEqual(
      saved,
    );
    expect(await versions()).toEqual({
      mapping: { version: 1, rows: ROWS.map((row) => ({ occurrence: 1, ...row })) },
      mappingVersions: [{ version: 1 }],
    });

    const invoice = (await pulled()).find(({ number }) => number === "VF2026-0001");
    expect(invoice?.content).toMatchObject({
      contractReference: "OPDR-2026-118",
      purchaseOrderReference: null,
      paymentMeans: [{ reference: "9500 0000 0000 0001" }],
      lines: [10_000, 20_000, 30_000].map((sequence) => ({ accountingReference: `VF2026-0001-${sequence}` })),
    });
    expect(invoice?.source).toMatchObject({ kind: "INVOICE", externalDocumentNumber: "OPDR-2026-118" });
    expect(invoice?.timeline[0]?.data).toContainEqual({ name: "mapping", value: "MAPPED 1" });

    const invoiceId = invoice?.id ?? "";
    await world.api.id("sendInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
    const sent = "query ($id: ID!) { node(id: $id) { ... on Invoice { deliveries { document } } } }";
    type Sent = { node: { deliveries: readonly { document: string }[] } };
    const [delivery] = (await world.api.query<Sent>(sent, { id: invoiceId })).node.deliveries;
    expect(delivery?.document).toMatch(/<cac:ContractDocumentReference>\s*<cbc:ID>OPDR-2026-118</);
    expect(delivery?.document).not.toContain("OrderReference>");
  });

  it("MUST be compared with the default over the invoices that were taken in", async () => {
    const document = `query ($id: ID!, $rows: [MappingRowInput!]) { diffMapping(sendingProfileId: $id, rows: $rows, samples: 1) {
      faults { code path } samples { invoice { number } faults { code } differences { target term defaultValue mappedValue } } } }`;
    const ask = (rows: unknown) => world.api.query<{ diffMapping: unknown }>(document, { id: sendingProfileId, rows });
    const [newest] = await pulled();
    expect(await ask([{ target: "BT-20", from: { constant: "Direct" } }])).toEqual({
      diffMapping: {
        faults: [],
        samples: [
          {
            invoice: { number: newest?.number },
            faults: [],
            differences: [
              { target: "$.paymentTerms", term: "BT-20", defaultValue: "30 dagen netto", mappedValue: "Direct" },
            ],
          },
        ],
      },
    });
    expect(await ask([{ target: "BT-1", from: "omit" }])).toEqual({
      diffMapping: { faults: [{ code: "MAPPING-TARGET-04", path: "$.rows[0].from" }], samples: [] },
    });
  });

  it("MUST be tried on an invoice that was taken in, by the rules of the format, without changing it", async () => {
    const document = `query ($id: ID!, $invoiceId: ID!, $rows: [MappingRowInput!]) {
      previewMapping(sendingProfileId: $id, invoiceId: $invoiceId, rows: $rows) { invoice faults { code path help { remedy } } warnings { rule } } }`;
    type Preview = {
      previewMapping: { invoice: Record<string, unknown> | null; faults: { code: string; path: string }[] };
    };
    const before = await pulled();
    const invoiceId = before.find(({ number }) => number === "VF2026-0001")?.id;
    const ask = async (rows?: unknown) =>
      (await world.api.query<Preview>(document, { id: sendingProfileId, invoiceId, rows })).previewMapping;

    const own = await ask();
    expect(own).toMatchObject({ invoice: { contractReference: "OPDR-2026-118" }, faults: [] });
    expect(own.invoice).not.toHaveProperty("purchaseOrderReference");
    const bare = await ask([
      { target: "BT-10", from: "omit" },
      { target: "BT-13", from: "omit" },
    ]);
    expect(bare.faults.map(({ code }) => code)).toContain("PEPPOL-EN16931-R003");
    const wrong = await ask([{ target: "BT-130", from: { field: "line.nothing" } }]);
    expect(wrong).toMatchObject({
      invoice: null,
      faults: [0, 1, 2].map((line) => ({ code: "MAPPING-VALUE-04", path: `$.lines[${line}].unitCode` })),
    });
    expect(await pulled()).toEqual(before);
  });

  it("MUST be tried on a record written by hand, and refuse what is none", async () => {
    const [{ source } = { source: null }] = await pulled();
    const document = `query ($id: ID!, $sample: MappingSampleInput) {
      previewMapping(sendingProfileId: $id, sample: $sample, rows: []) { invoice faults { code path } } }`;
    const ask = (record: unknown, connectorId = "business-central") =>
      world.api.query<{ previewMapping: unknown }>(document, {
        id: sendingProfileId,
        sample: { connectorId, customerId, record },
      });
    expect(await ask({ ...source, number: "PROEF-1" })).toMatchObject({
      previewMapping: { invoice: { number: "PROEF-1", buyer: { endpoint: { scheme: "0190" } } }, faults: [] },
    });
    expect(await ask({ lines: [] })).toEqual({
      previewMapping: { invoice: null, faults: [{ code: "MAPPING-RECORD-01", path: "$.sample.record" }] },
    });
    expect(await ask(source, "psb")).toMatchObject({
      previewMapping: { faults: [{ code: "MAPPING_WITHOUT_DEFAULT" }] },
    });
    const { body } = await world.api.post({ query: document, variables: { id: sendingProfileId } });
    expect(body.errors?.[0]?.extensions?.code).toBe("BAD_REQUEST");
  });

  it("MUST be gone once it was removed, its versions still there", async () => {
    await world.api.id("removeMapping", { sendingProfileId });
    expect(await versions()).toEqual({ mapping: null, mappingVersions: [{ version: 1 }] });
    expect(await world.api.mutate("removeMapping", { sendingProfileId })).toMatchObject({
      __typename: "Refused",
      code: "MAPPING_ABSENT",
    });
    const again = await world.api.mutate(
      "saveMapping",
      { sendingProfileId, rows: [] },
      "... on SendingProfile { mapping { version } }",
    );
    expect(again).toMatchObject({ mapping: { version: 2 } });
  });
});
