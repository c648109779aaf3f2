import { decimal, type LocalDate, type PostingProposal } from "@erp-gateway/core";
import { describe, expect, it } from "vitest";
import { createOddBooks } from "./odd-books.ts";

const VENDOR = "30000000-0000-4000-8000-000000000001";
const MEMO = "50000000-0000-4000-8000-000000000001";

const PROPOSAL: PostingProposal = {
  kind: "CREDIT_NOTE",
  vendorReference: VENDOR,
  supplierNumber: "CN-7",
  issueDate: "2026-11-20" as LocalDate,
  currency: "EUR",
  lines: [
    {
      description: "Retour staal",
      quantity: decimal("1"),
      unitCost: decimal("100"),
      ledgerAccount: "7020",
      vatCode: "HOOG",
    },
  ],
  totalWithVat: decimal("121"),
};

/** Keeps the one memo that is posted to it. */
function createMemoBooks() {
  let memo: object | undefined;
  return createOddBooks(({ method, path, body }) => {
    if (path === "purchaseCreditMemos" && method === "POST") {
      const typed: object = JSON.parse(body);
      memo = {
        ...typed,
        id: MEMO,
        "@odata.etag": 'W/"1"',
        number: "IC-1",
        status: "Draft",
        totalAmountIncludingTax: 121,
      };
      return memo;
    }
    if (path === "purchaseCreditMemos") return { value: memo === undefined ? [] : [memo] };
    if (path.endsWith("/documentAttachments")) return { value: [] };
    return path === "documentAttachments" ? { id: "file-1" } : (memo ?? {});
  });
}

describe("a purchase credit memo", () => {
  it("MUST be made under its own names, once", async () => {
    const { erp, requests } = await createMemoBooks();
    const reference = `purchaseCreditMemos(${MEMO})`;
    expect(await erp.createPurchaseInvoice("key", PROPOSAL)).toMatchObject({
      reference,
      created: true,
      number: "IC-1",
    });
    expect(await erp.createPurchaseInvoice("key", PROPOSAL)).toMatchObject({ reference, created: false });

    const posts = requests.filter(({ method }) => method === "POST");
    expect(posts.map(({ body }) => JSON.parse(body))).toEqual([
      {
        vendorId: VENDOR,
        vendorCreditMemoNumber: "CN-7",
        creditMemoDate: "2026-11-20",
        currencyCode: "EUR",
        purchaseCreditMemoLines: [
          {
            lineType: "Account",
            lineObjectNumber: "7020",
            description: "Retour staal",
            quantity: 1,
            unitCost: 100,
            taxCode: "HOOG",
          },
        ],
      },
    ]);
    expect(requests[0]).toMatchObject({ filter: `vendorId eq ${VENDOR} and vendorCreditMemoNumber eq 'CN-7'` });
  });

  it("MUST get files and be taken out like an invoice", async () => {
    const { erp, requests } = await createMemoBooks();
    const { reference } = await erp.createPurchaseInvoice("key", PROPOSAL);
    await erp.attach(reference, { name: "CN-7.xml", mimeCode: "application/xml", bytes: Buffer.from("<CreditNote/>") });
    await erp.undoPurchaseInvoice(reference);
    const writes = requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    expect(writes).toEqual([
      "POST purchaseCreditMemos",
      "POST documentAttachments",
      "PATCH documentAttachments(file-1)/attachmentContent",
      `DELETE purchaseCreditMemos(${MEMO})`,
    ]);
    expect(JSON.parse(requests.find(({ path }) => path === "documentAttachments")?.body ?? "")).toEqual({
      parentType: "Purchase Credit Memo",
      parentId: MEMO,
      fileName: "CN-7.xml",
    });
  });
});
