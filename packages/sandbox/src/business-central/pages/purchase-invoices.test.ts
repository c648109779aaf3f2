import { describe, expect, it } from "vitest";
import { type Client, createClient, type Json, rowsOf } from "../testing/client.ts";

const INVOICE = {
  vendorNumber: "L00010",
  vendorInvoiceNumber: "SN-2026/881",
  invoiceDate: "2026-11-20",
  purchaseInvoiceLines: [
    {
      lineType: "Account",
      lineObjectNumber: "7020",
      description: "Profielstaal",
      quantity: 3,
      unitCost: 19.99,
      discountAmount: 5,
    },
    {
      lineType: "Account",
      lineObjectNumber: "7100",
      description: "Montage",
      quantity: 1,
      unitCost: 100,
      taxCode: "VERLEGD",
    },
    { lineType: "Comment", description: "Levering week 47" },
  ],
};

async function create(client: Client, changes: object = {}): Promise<Json> {
  const { status, body } = await client.call("purchaseInvoices", { body: { ...INVOICE, ...changes } });
  expect([status, body["error"]]).toEqual([201, undefined]);
  return body;
}

const linesOf = async (client: Client, id: unknown): Promise<readonly Json[]> =>
  rowsOf((await client.call(`purchaseInvoices(${id})/purchaseInvoiceLines`)).body);

const post = (client: Client, id: unknown) =>
  client.call(`purchaseInvoices(${id})/Microsoft.NAV.post`, { method: "POST", headers: { "content-type": "" } });

const refusal = (code: string, words: string) => ({
  status: 400,
  body: { error: { code, message: expect.stringContaining(words) } },
});

describe("making a purchase invoice", () => {
  it("MUST insert header and lines at once and work out amounts and due date", async () => {
    const client = createClient();
    const invoice = await create(client);
    expect(invoice).toMatchObject({
      number: "IC26-0001",
      vendorName: "Staalbouw Noord B.V.",
      status: "Draft",
      postingDate: "2026-11-24",
      dueDate: "2026-12-20",
      currencyCode: "EUR",
      totalAmountExcludingTax: 154.97,
      totalTaxAmount: 11.54,
      totalAmountIncludingTax: 166.51,
    });
    expect(await linesOf(client, invoice["id"])).toMatchObject([
      { sequence: 10_000, amountExcludingTax: 54.97, taxCode: "BTW21", taxPercent: 21, discountPercent: 8.3375 },
      { sequence: 20_000, lineObjectNumber: "7100", taxCode: "BTW21VERL", taxPercent: 0, totalTaxAmount: 0 },
      { sequence: 30_000, lineType: "Comment", amountExcludingTax: 0, taxCode: "" },
    ]);
  });

  it.each([
    [{ vendorNumber: "" }, "Application_DialogException", 'A "vendorNumber" or a "vendorID" must be provided.'],
    [{ vendorNumber: "L99999" }, "Application_DialogException", "The vendor cannot be found."],
    [{ vendorInvoiceNumber: "x".repeat(36) }, "Application_StringExceededLength", "less than or equal to 35"],
    [{ number: "1" }, "BadRequest_InvalidOperation", "read-only"],
    [{ yourReference: "1" }, "BadRequest_InvalidRequestUrl", "does not exist on type"],
    [{ vendorId: "L00010" }, "Application_InvalidGUID", "Edm.Guid"],
    [{ shortcutDimension1Code: "NERGENS" }, "Internal_InvalidTableRelation", "NERGENS"],
    [{ currencyCode: "XYZ" }, "Application_DialogException", "do not match to a specific Currency"],
  ])("MUST refuse %o", async (changes, code, words) => {
    const answer = await createClient().call("purchaseInvoices", { body: { ...INVOICE, ...changes } });
    expect(answer).toMatchObject(refusal(code, words));
  });

  it.each([
    [{ taxCode: "BTW21" }, "Internal_InvalidTableRelation", "VAT Product Posting Group"],
    [{ unitOfMeasureCode: "H87" }, "Internal_InvalidTableRelation", "Unit of Measure"],
    [{ lineObjectNumber: "1234" }, "Internal_InvalidTableRelation", "G/L Account"],
    [{ lineObjectNumber: "7990" }, "Application_FieldValidationException", "Blocked must be equal to 'No'"],
    [{ lineObjectNumber: "1600" }, "Application_FieldValidationException", "Direct Posting must be equal to 'Yes'"],
    [{ quantity: "3" }, "Application_EvaluateException", "Edm.Decimal"],
    [{ lineType: "Item" }, "Internal_InvalidTableRelation", "(Item)"],
  ])("MUST refuse a line with %o, and the invoice with it", async (changes, code, words) => {
    const client = createClient();
    const [line] = INVOICE.purchaseInvoiceLines;
    const body = { ...INVOICE, purchaseInvoiceLines: [line, { ...line, ...changes }] };
    expect(await client.call("purchaseInvoices", { body })).toMatchObject(refusal(code, words));
    expect(rowsOf((await client.call("purchaseInvoices")).body)).toEqual([]);
  });

  it("MUST be found again by vendor and the vendor's number", async () => {
    const client = createClient();
    const { id, vendorId } = await create(client, { vendorInvoiceNumber: "O'Neill 7" });
    await create(client);
    const filter = `vendorId eq ${vendorId} and vendorInvoiceNumber eq 'O''Neill 7'`;
    const { body } = await client.call(`purchaseInvoices?$filter=${encodeURIComponent(filter)}`);
    expect(rowsOf(body)).toMatchObject([{ id }]);
  });

  it("MUST take lines one by one where deep insert is not offered", async () => {
    const client = createClient({ deepInsertLevels: 0 });
    const { purchaseInvoiceLines: lines, ...header } = INVOICE;
    expect((await client.call("purchaseInvoices", { body: INVOICE })).status).toBe(400);
    const { body } = await client.call("purchaseInvoices", { body: header });
    await client.call(`purchaseInvoices(${body["id"]})/purchaseInvoiceLines`, { body: lines[0] ?? {} });
    await client.call("purchaseInvoiceLines", { body: { documentId: body["id"], ...lines[1] } });
    expect(await linesOf(client, body["id"])).toHaveLength(2);
  });

  it("MUST keep the cost centre of a line", async () => {
    const client = createClient();
    const { id } = await create(client, { shortcutDimension2Code: "P2601" });
    const [line] = await linesOf(client, id);
    const added = await client.call(`purchaseInvoices(${id})/purchaseInvoiceLines(${line?.["id"]})/dimensionSetLines`, {
      body: { code: "KOSTENPLAATS", valueCode: "UITVOERING" },
    });
    expect(added).toMatchObject({ status: 201, body: { valueDisplayName: "Uitvoering" } });
    const { body } = await client.call(
      `purchaseInvoices(${id})?$expand=purchaseInvoiceLines($top=1;$expand=dimensionSetLines($select=valueCode))`,
    );
    expect(rowsOf(body, "purchaseInvoiceLines")[0]?.["dimensionSetLines"]).toMatchObject([
      { valueCode: "UITVOERING" },
      { valueCode: "P2601" },
    ]);
  });
});

describe("changing a purchase invoice", () => {
  it("MUST need the tag of the current revision, which a new line moves on", async () => {
    const client = createClient();
    const { id, "@odata.etag": etag } = await create(client);
    const patch = (headers: Record<string, string>) =>
      client.call(`purchaseInvoices(${id})`, { method: "PATCH", body: { dueDate: "2027-01-31" }, headers });
    expect(await patch({})).toMatchObject(refusal("BadRequest_InvalidToken", "concurrency token"));
    await client.call(`purchaseInvoices(${id})/purchaseInvoiceLines`, {
      body: { lineType: "Comment", description: "x" },
    });
    expect(await patch({ "if-match": String(etag) })).toMatchObject({
      status: 409,
      body: { error: { code: "Request_EntityChanged" } },
    });
    expect(await patch({ "if-match": "*" })).toMatchObject({ status: 200, body: { dueDate: "2027-01-31" } });
  });

  it("MUST answer 412 to an old tag where the installation does so", async () => {
    const client = createClient({ changedStatus: 412 });
    const { id } = await create(client);
    const headers = { "if-match": 'W/"old"' };
    expect((await client.call(`purchaseInvoices(${id})`, { method: "DELETE", headers })).status).toBe(412);
  });

  it("MUST work out a line anew, and never change what it stands for", async () => {
    const client = createClient();
    const { id } = await create(client);
    const [line] = await linesOf(client, id);
    const patch = (body: object) =>
      client.call(`purchaseInvoices(${id})/purchaseInvoiceLines(${line?.["id"]})`, {
        method: "PATCH",
        body,
        headers: { "if-match": "*" },
      });
    expect((await patch({ quantity: 1, taxCode: "LAAG", discountPercent: 10 })).body).toMatchObject({
      amountExcludingTax: 17.99,
      taxCode: "BTW9",
      totalTaxAmount: 1.62,
    });
    expect(await patch({ lineObjectNumber: "7000" })).toMatchObject(
      refusal("Application_DialogException", "cannot be modified"),
    );
  });

  it("MUST take a draft out with its attachments", async () => {
    const client = createClient();
    const { id } = await create(client);
    await client.call("documentAttachments", {
      body: { parentType: "Purchase Invoice", parentId: id, fileName: "a.pdf" },
    });
    const headers = { "if-match": "*" };
    expect((await client.call(`purchaseInvoices(${id})`, { method: "DELETE", headers })).status).toBe(204);
    expect((await client.call(`purchaseInvoices(${id})`)).status).toBe(404);
    expect(rowsOf((await client.call("documentAttachments")).body)).toEqual([]);
  });
});

describe("posting a purchase invoice", () => {
  it("MUST answer 204 without body, keep the id and give a new number", async () => {
    const client = createClient();
    const { id } = await create(client);
    const { status, text, headers } = await post(client, id);
    expect([status, text, headers["location"]]).toEqual([204, "", undefined]);
    expect((await client.call(`purchaseInvoices(${id})`)).body).toMatchObject({
      id,
      number: "GIF26-0001",
      status: "Open",
    });
  });

  it("MUST be for drafts only, and final", async () => {
    const client = createClient();
    const { id } = await create(client);
    await post(client, id);
    expect(await post(client, id)).toMatchObject(
      refusal("Application_DialogException", "The action can be applied to a draft invoice only."),
    );
    for (const method of ["PATCH", "DELETE"]) {
      const answer = await client.call(`purchaseInvoices(${id})`, { method, body: {}, headers: { "if-match": "*" } });
      expect(answer).toMatchObject(refusal("Application_DialogException", "can no longer be modified"));
    }
  });

  it("MUST refuse a number that the vendor has used, which as a draft was fine", async () => {
    const client = createClient();
    const [first, second] = [await create(client), await create(client)];
    const other = await create(client, { vendorNumber: "L00020" });
    await post(client, first["id"]);
    expect(await post(client, second["id"])).toMatchObject(
      refusal("Application_DialogException", "Purchase Invoice SN-2026/881 already exists for this vendor."),
    );
    expect((await client.call(`purchaseInvoices(${second["id"]})`)).body).toMatchObject({ status: "Draft" });
    expect((await post(client, other["id"])).status).toBe(204);
  });

  it.each([
    [{ vendorInvoiceNumber: "" }, "Application_DialogException", "Vendor Invoice No."],
    [{ purchaseInvoiceLines: [] }, "Application_DialogException", "There is nothing to post."],
    [
      { purchaseInvoiceLines: [{ lineType: "Account", lineObjectNumber: "7000", unitCost: 10 }] },
      "Application_FieldValidationException",
      "Quantity must have a value in Purchase Line",
    ],
    [
      { purchaseInvoiceLines: [{ lineType: "Account", quantity: 1 }] },
      "Application_FieldValidationException",
      "No. must have a value in Purchase Line",
    ],
  ])("MUST refuse an invoice with %o", async (changes, code, words) => {
    const client = createClient();
    const { id } = await create(client, changes);
    expect(await post(client, id)).toMatchObject(refusal(code, words));
  });

  it("MUST happen later where posting runs in the background", async () => {
    const client = createClient({ backgroundPostingMs: 60_000, actionLocation: true });
    const { id } = await create(client);
    expect((await post(client, id)).headers["location"]).toContain(`purchaseInvoices(${id})`);
    expect((await client.call(`purchaseInvoices(${id})`)).body).toMatchObject({ status: "Draft" });
    await client.world.clock.advance(60_000);
    expect((await client.call(`purchaseInvoices(${id})`)).body).toMatchObject({ status: "Open" });
  });
});
