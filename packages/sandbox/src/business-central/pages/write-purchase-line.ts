import { type Account, type Company, EMPTY_DATE, EMPTY_ID, type UnitOfMeasure } from "../company/company.ts";
import type { PurchaseInvoice, PurchaseLine } from "../company/purchase-invoice.ts";
import { vatPostingFor } from "../company/vat-posting-setup.ts";
import { toExact } from "../exact.ts";
import { type Body, numberIn, textIn } from "../odata/write-body.ts";
import { dialogError, fieldError, notInTable, Refusal } from "../refusal.ts";

/** Line types that exist, with the table that their number is looked up in. */
const TABLES: ReadonlyMap<string, string> = new Map([
  ["Comment", "Standard Text"],
  ["Account", "G/L Account"],
  ["Item", "Item"],
  ["Resource", "Resource"],
  ["Fixed Asset", "Fixed Asset"],
  ["Charge", "Item Charge"],
  ["Allocation Account", "Allocation Account"],
]);

/** Fields that name the object of a line. They are fixed once the line exists. */
const FIXED_FIELDS = ["documentId", "sequence", "lineType", "lineObjectNumber", "itemId", "accountId"];

/** @throws Refusal when a field names what the company does not have */
export function lineFrom(company: Company, invoice: PurchaseInvoice, body: Body, id: string): PurchaseLine {
  const { lineType, account } = chosenObject(company, body);
  const line: PurchaseLine = {
    id,
    sequence: chosenSequence(invoice, numberIn(body, "sequence")),
    lineType,
    account,
    description: account?.name ?? "",
    description2: "",
    unit: undefined,
    quantity: 0n,
    unitCost: 0n,
    discount: { amount: 0n },
    vatProductGroup: account?.vatProductGroup ?? "",
    expectedReceiptDate: EMPTY_DATE,
    dimensions: new Map(invoice.dimensions),
  };
  writeFields(company, invoice, line, body);
  return line;
}

/** @throws Refusal when a fixed field is written, or a field names what the company does not have */
export function writeLine(company: Company, invoice: PurchaseInvoice, line: PurchaseLine, body: Body): void {
  const fixed = FIXED_FIELDS.find((field) => Object.hasOwn(body, field));
  if (fixed !== undefined) {
    throw dialogError(`The value for "${fixed}" cannot be modified. Delete the line and insert it again.`);
  }
  writeFields(company, invoice, line, body);
}

function writeFields(company: Company, { vendor }: PurchaseInvoice, line: PurchaseLine, body: Body): void {
  const unit = chosenUnit(company, body);
  const productGroup = textIn(body, "taxCode");
  if (productGroup !== undefined && productGroup !== "") {
    requireVatPosting(company, vendor.vatBusinessGroup, productGroup);
  }
  line.description = textIn(body, "description") ?? line.description;
  line.description2 = textIn(body, "description2") ?? line.description2;
  line.expectedReceiptDate = textIn(body, "expectedReceiptDate") ?? line.expectedReceiptDate;
  line.unit = unit ?? line.unit;
  line.vatProductGroup = productGroup ?? line.vatProductGroup;
  line.quantity = exactIn(body, "quantity") ?? line.quantity;
  line.unitCost = exactIn(body, "unitCost") ?? line.unitCost;
  const [percent, amount] = [exactIn(body, "discountPercent"), exactIn(body, "discountAmount")];
  if (percent !== undefined) line.discount = { percent };
  if (amount !== undefined) line.discount = { amount };
}

/** The object of a line comes by id, or by type and number. */
function chosenObject(company: Company, body: Body): Pick<PurchaseLine, "lineType" | "account"> {
  const [accountId, itemId] = [filled(textIn(body, "accountId")), filled(textIn(body, "itemId"))];
  if (accountId !== undefined && itemId !== undefined) {
    throw dialogError('Both "itemId" and "accountId" are specified. Specify only one of them.');
  }
  if (itemId !== undefined) throw dialogError('The "itemId" does not match to an Item.');
  if (accountId !== undefined) {
    const account = company.accounts.find(({ id }) => id === accountId.toLowerCase());
    if (account === undefined) throw dialogError('The "accountId" does not match to an Account.');
    return { lineType: "Account", account: postable(account) };
  }
  const [lineType, number] = [textIn(body, "lineType") ?? "Comment", textIn(body, "lineObjectNumber") ?? ""];
  const table = TABLES.get(lineType);
  if (table === undefined) {
    throw new Refusal(400, "Application_EvaluateException", `'${lineType}' is not an option for the field lineType.`);
  }
  if ((lineType === "Comment" || lineType === "Account") && number === "") return { lineType, account: undefined };
  const account =
    lineType === "Account" ? company.accounts.find((candidate) => candidate.number === number) : undefined;
  if (account === undefined) throw notInTable("No.", "Purchase Line", number, table);
  return { lineType: "Account", account: postable(account) };
}

function postable(account: Account): Account {
  if (account.blocked) {
    throw fieldError(`Blocked must be equal to 'No' in G/L Account: No.=${account.number}. Current value is 'Yes'.`);
  }
  if (!account.directPosting) {
    throw fieldError(
      `Direct Posting must be equal to 'Yes' in G/L Account: No.=${account.number}. Current value is 'No'.`,
    );
  }
  return account;
}

function chosenSequence({ lines }: PurchaseInvoice, asked: number | undefined): number {
  if (asked === undefined) return (lines.at(-1)?.sequence ?? 0) + 10_000;
  if (lines.some(({ sequence }) => sequence === asked)) {
    throw new Refusal(400, "Internal_EntityWithSameKeyExists", "The Purchase Line already exists.");
  }
  return asked;
}

function chosenUnit(company: Company, body: Body): UnitOfMeasure | undefined {
  const [id, code] = [filled(textIn(body, "unitOfMeasureId")), filled(textIn(body, "unitOfMeasureCode"))];
  if (id === undefined && code === undefined) return undefined;
  const unit = company.unitsOfMeasure.find(
    (candidate) =>
      (id === undefined || candidate.id === id.toLowerCase()) && (code === undefined || candidate.code === code),
  );
  if (unit === undefined)
    throw notInTable("Unit of Measure Code", "Purchase Line", code ?? id ?? "", "Unit of Measure");
  return unit;
}

/** Only a product group will do: a VAT Identifier that was read as `taxCode` is not one. */
function requireVatPosting(company: Company, businessGroup: string, productGroup: string): void {
  if (!company.vatProductGroups.some(({ code }) => code === productGroup)) {
    throw notInTable("VAT Prod. Posting Group", "Purchase Line", productGroup, "VAT Product Posting Group");
  }
  vatPostingFor(company.vatPostingSetup, { businessGroup, productGroup });
}

function exactIn(body: Body, field: string): bigint | undefined {
  const value = numberIn(body, field);
  return value === undefined ? undefined : toExact(value);
}

const filled = (text: string | undefined): string | undefined => (text === "" || text === EMPTY_ID ? undefined : text);
