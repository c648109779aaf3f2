import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { customerOver, type Setup, setUp, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

let world: World;
let setup: Setup;

beforeAll(async () => {
  world = await createWorld();
  setup = await setUp(world);
});
afterAll(() => world.close());

const arrived = async (): Promise<readonly { readonly number: string }[]> =>
  (await (await fetch(`${world.sandbox.controlUrl}/arrived`)).json()) as readonly { number: string }[];

const submit = (customerId: string, number: string, file = "onderhoud-woningen"): Promise<string> =>
  world.api.id("submitInvoice", { customerId, invoice: { ...example(file), number } });

describe("sending a sales invoice", () => {
  it("MUST bring an invoice over PSB to DELIVERED, once", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:58765432",
      number: "S1",
    });
    const invoiceId = await submit(customerId, "S-1");
    expect(await stateOf(world, invoiceId)).toBe("DRAFT");
    const posted = await world.api.mutate("postInvoice", { invoiceId }, "... on Invoice { state }");
    expect(posted).toMatchObject({ __typename: "Invoice", state: "QUEUED" });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
    expect((await arrived()).filter(({ number }) => number === "S-1")).toHaveLength(1);
  });

  it("MUST bring an invoice with reverse charge, G-account and PDF over API31 to DELIVERED, once", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.api31Id, {
      endpointId: "0106:54441587",
      number: "S2",
    });
    const invoiceId = await submit(customerId, "S-2", "termijnfactuur-verlegd");
    await world.api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
    const { node } = await world.api.query<{
      node: { timeline: { type: string }[]; deliveries: { attempts: unknown[]; document: string }[] };
    }>(
      "query ($id: ID!) { node(id: $id) { ... on Invoice { timeline { type } deliveries { document attempts { number } } } } }",
      { id: invoiceId },
    );
    expect(node.timeline.map(({ type }) => type)).toEqual([
      "INVOICE_DRAFTED",
      "INVOICE_POSTED",
      "DELIVERY_QUEUED",
      "DELIVERY_ACCEPTED",
      "DELIVERY_DELIVERED",
    ]);
    expect(node.deliveries).toHaveLength(1);
    expect(node.deliveries[0]?.attempts).toHaveLength(1);
    expect(node.deliveries[0]?.document).toContain("NL21INGB0990123456");
  });

  it("MUST leave an invalid invoice an editable draft when the profile is AUTOMATIC, and post it once it is mended", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0190:00000001823456789000",
      number: "S3",
    });
    const invoiceId = await submit(customerId, "S-3", "ongeldig-zonder-referentie");
    const refused = await world.api.mutate("postInvoice", { invoiceId });
    expect(refused.__typename).toBe("InvalidInput");
    expect(refused.faults?.map(({ code }) => code)).toContain("PEPPOL-EN16931-R003");
    expect(refused).toHaveProperty("help.nl", expect.stringMatching(/\w/));
    expect(await stateOf(world, invoiceId)).toBe("DRAFT");
    const invoice = { ...example("onderhoud-woningen"), number: "S-3" };
    await world.api.id("reviseInvoice", { invoiceId, invoice });
    await world.api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
  });

  it("MUST freeze an invoice at posting when the profile is MANUAL, and send it later", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:58765432",
      processingMode: "MANUAL",
      number: "S4",
    });
    const invoiceId = await submit(customerId, "S-4");
    const posted = await world.api.mutate("postInvoice", { invoiceId }, "... on Invoice { state }");
    expect(posted).toMatchObject({ state: "POSTED" });
    const frozen = await world.api.mutate("reviseInvoice", {
      invoiceId,
      invoice: { ...example("onderhoud-woningen"), number: "S-4b" },
    });
    expect(frozen).toMatchObject({ __typename: "Refused", code: "INVOICE_FROZEN" });
    await world.api.id("sendInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
  });

  it("MUST show the network's refusal with a remedy, and send again under a new documentId", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:50000002",
      number: "S5",
    });
    const invoiceId = await submit(customerId, "S-5");
    await world.api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "REFUSED",
    );
    const document =
      "query ($id: ID!) { node(id: $id) { ... on Invoice { help { actor remedy } deliveries { documentId } } } }";
    type Answer = { node: { help: { remedy: string } | null; deliveries: { documentId: string }[] } };
    const before = await world.api.query<Answer>(document, { id: invoiceId });
    expect(before.node.help?.remedy).toMatch(/\w/);
    await world.api.id("sendInvoice", { invoiceId });
    const after = await world.api.query<Answer>(document, { id: invoiceId });
    expect(new Set(after.node.deliveries.map(({ documentId }) => documentId)).size).toBe(2);
  });

  it("MUST refuse a recipient that nobody knows before anything is posted", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:99999999",
      number: "S6",
    });
    const invoiceId = await submit(customerId, "S-6");
    const refused = await world.api.mutate("postInvoice", { invoiceId });
    expect(refused.faults?.map(({ code }) => code)).toEqual(["RECIPIENT_UNREACHABLE"]);
    expect(await stateOf(world, invoiceId)).toBe("DRAFT");
  });

  it.each(["psb", "api31"] as const)(
    "MUST deliver once over %s although the answer to sending was lost",
    async (path) => {
      const connectionId = path === "psb" ? setup.psbId : setup.api31Id;
      const number = `S-7-${path}`;
      const customerId = await customerOver(world, setup.organizationId, connectionId, {
        endpointId: "0106:58765432",
        number,
      });
      const invoiceId = await submit(customerId, number);
      const operation = path === "psb" ? "POST /api/v1/0106:61234567/salesInvoice/send" : "SendDocument";
      await sandboxFault({ target: path, operation, kind: "reset-after" });
      await world.api.id("postInvoice", { invoiceId });
      await eventually(
        () => stateOf(world, invoiceId),
        (state) => state === "DELIVERED",
      );
      expect((await arrived()).filter((document) => document.number === number)).toHaveLength(1);
      const { node } = await world.api.query<{ node: { timeline: { type: string }[] } }>(
        "query ($id: ID!) { node(id: $id) { ... on Invoice { timeline { type } } } }",
        { id: invoiceId },
      );
      expect(node.timeline.map(({ type }) => type)).toContain("DELIVERY_UNKNOWN");
    },
  );

  it("MUST deliver what was queued once a remote that was down is back", async () => {
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, {
      endpointId: "0106:58765432",
      number: "S8",
    });
    const invoiceId = await submit(customerId, "S-8");
    const operation = "POST /api/v1/0106:61234567/salesInvoice/send";
    await sandboxFault({ target: "psb", operation, kind: "status", status: 503, times: 2 });
    await world.api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
      15_000,
    );
    expect((await arrived()).filter(({ number }) => number === "S-8")).toHaveLength(1);
    const { node } = await world.api.query<{ node: { deliveries: { attempts: { outcome: string }[] }[] } }>(
      "query ($id: ID!) { node(id: $id) { ... on Invoice { deliveries { attempts { outcome } } } } }",
      { id: invoiceId },
    );
    expect(node.deliveries[0]?.attempts.map(({ outcome }) => outcome)).toEqual(["NOT_SENT", "NOT_SENT", "ACCEPTED"]);
  });

  it("MUST take posted invoices from the ERP in once, and miss none whose customer card comes later", async () => {
    const { organizationId } = setup;
    const profile = { organizationId, connectionId: setup.psbId, code: "ERP", processingMode: "MANUAL" };
    const sendingProfileId = await world.api.id("createSendingProfile", profile);
    const addCard = (number: string, endpointId: string) =>
      world.api.id("createCustomer", { organizationId, number, name: "Klant", endpointId, sendingProfileId });
    const pull = () => world.api.id("pullPostedInvoices", { connectionId: setup.erpId });
    const taken = async () => {
      const { invoices } = await world.api.query<InvoiceList>(
        "{ invoices(first: 100) { edges { node { id number origin state } } } }",
      );
      return invoices.edges.map(({ node }) => node).filter(({ origin }) => origin === "ERP");
    };
    const numbers = async () => (await taken()).map(({ number }) => number).toSorted();

    await addCard("D00010", "0106:58765432");
    await pull();
    await eventually(numbers, (found) => found.includes("VF2026-0002"));
    expect(await numbers()).toEqual(["VF2026-0002"]);

    await addCard("D00020", "0190:00000001823456789000");
    await pull();
    const all = ["VC2026-0001", "VF2026-0001", "VF2026-0002"];
    await eventually(numbers, (found) => found.length === all.length);
    await pull();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await numbers()).toEqual(all);
    expect((await taken()).map(({ state }) => state)).toEqual(["POSTED", "POSTED", "POSTED"]);

    const invoiceId = (await taken()).find(({ number }) => number === "VF2026-0001")?.id ?? "";
    await world.api.id("sendInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
  });
});

interface InvoiceList {
  readonly invoices: {
    readonly edges: readonly { readonly node: { id: string; number: string; origin: string; state: string } }[];
  };
}

async function sandboxFault(fault: Record<string, unknown>): Promise<void> {
  const response = await fetch(`${world.sandbox.controlUrl}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(fault),
  });
  expect(response.ok).toBe(true);
}
