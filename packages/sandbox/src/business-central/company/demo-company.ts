import { DEMO, DEMO_PARTICIPANTS, DEMO_VENDORS } from "../../world/demo.ts";
import { toExact } from "../exact.ts";
import type { Account, Address, Coded, Company, Partner, PaymentTerms, Vendor } from "./company.ts";
import { postSalesDocument, SALES_INVOICE_SERIES, type SalesDraft, type SalesLineDraft } from "./sales-document.ts";
import type { VatPosting } from "./vat-posting-setup.ts";

const DOMESTIC = "BINNENLAND";

const THIRTY_DAYS: PaymentTerms = { ...coded("30D", "30 dagen netto", "7", 1), days: 30 };
const FOURTEEN_DAYS: PaymentTerms = { ...coded("14D", "14 dagen netto", "7", 2), days: 14 };

/** The company "De Linde Bouw" as it is before anybody calls. Every call makes a fresh one with the same ids. */
export function createDemoCompany(): Company {
  const company: Company = {
    id: DEMO.businessCentral.companyId,
    name: DEMO.businessCentral.companyName,
    address: at("Lindelaan 12", "3712 AB", "Lindebroek"),
    vatNumber: DEMO.organization.vatNumber,
    dimensions: [
      {
        ...coded("KOSTENPLAATS", "Kostenplaats", "5", 1),
        values: [coded("KANTOOR", "Kantoor", "51", 1), coded("UITVOERING", "Uitvoering", "51", 2)],
      },
      {
        ...coded("PROJECT", "Project", "5", 2),
        values: [coded("P2601", "Renovatie Bakenhof", "52", 1), coded("P2602", "Gemeentehuis Lindebroek", "52", 2)],
      },
    ],
    currencies: [coded("EUR", "Euro", "6", 1), coded("USD", "Amerikaanse dollar", "6", 2)],
    customers: [
      customer(1, "Woningcorporatie Het Baken", "D00010", "58765432", at("Havenstraat 3", "3711 CD", "Bakendam")),
      customer(2, "Gemeente Lindebroek", "D00020", "", at("Raadhuisplein 1", "3712 AA", "Lindebroek")),
    ],
    vendors: DEMO_VENDORS.map(toVendor),
    accounts: ACCOUNTS,
    unitsOfMeasure: [
      { ...coded("STUK", "Stuk", "8", 1), internationalStandardCode: "H87" },
      { ...coded("UUR", "Uur", "8", 2), internationalStandardCode: "HUR" },
      { ...coded("DAG", "Dag", "8", 3), internationalStandardCode: "DAY" },
      { ...coded("M3", "Kubieke meter", "8", 4), internationalStandardCode: "MTQ" },
      { ...coded("TON", "Ton", "8", 5), internationalStandardCode: "TNE" },
      { ...coded("ROL", "Rol", "8", 6), internationalStandardCode: "" },
    ],
    paymentTerms: [THIRTY_DAYS, FOURTEEN_DAYS],
    vatProductGroups: [
      coded("HOOG", "Btw hoog tarief", "9", 1),
      coded("LAAG", "Btw laag tarief", "9", 2),
      coded("VERLEGD", "Btw verlegd", "9", 3),
      coded("NUL", "Btw nultarief", "9", 4),
    ],
    vatPostingSetup: [
      vat("HOOG", "BTW21", 21),
      vat("LAAG", "BTW9", 9),
      vat("VERLEGD", "BTW21VERL", 21, "Reverse Charge VAT"),
      vat("NUL", "BTW0", 0),
    ],
    purchaseInvoices: [],
    salesInvoices: [],
    salesCreditMemos: [],
    attachments: [],
    numberSeries: new Map(),
  };
  postDemoSales(company);
  return company;
}

const ACCOUNTS: readonly Account[] = [
  account(1, "1500", "Te vorderen btw", { category: "Assets", directPosting: false }),
  account(2, "1600", "Crediteuren", { category: "Liabilities", directPosting: false }),
  account(3, "7000", "Materiaal projecten"),
  account(4, "7010", "Beton en cement"),
  account(5, "7020", "Staal"),
  account(6, "7100", "Onderaanneming", { vatProductGroup: "VERLEGD" }),
  account(7, "7200", "Huur materieel"),
  account(8, "7900", "Overige projectkosten"),
  account(9, "7990", "Projectkosten oud", { blocked: true }),
  account(10, "8000", "Omzet projecten", { category: "Income" }),
  account(11, "8100", "Omzet projecten btw verlegd", { category: "Income", vatProductGroup: "VERLEGD" }),
];

function postDemoSales(company: Company): void {
  const post = (documentNumber: number, draft: SalesDraft & { readonly date: string }) =>
    postSalesDocument(company, draft, {
      now: () => new Date(`${draft.date}T09:00:00Z`),
      newId: countingIds(`a${documentNumber}`),
    });
  company.numberSeries.set(SALES_INVOICE_SERIES, 2);
  company.salesInvoices.push(
    post(1, {
      number: "VF2026-0001",
      customerNumber: "D00020",
      date: "2026-11-03",
      externalDocumentNumber: "OPDR-2026-118",
      purchaseOrderReference: "INK-4471",
      lines: [
        sold("8000", "Herstel gevel gemeentehuis, week 44", "UUR", 38.5, 62.4, "HOOG"),
        sold("8000", "Steigermateriaal", "DAG", 5, 118.25, "HOOG"),
        sold("8000", "Schilderwerk woning ouder dan twee jaar", "UUR", 12, 48.75, "LAAG"),
      ],
    }),
    post(2, {
      number: "VF2026-0002",
      customerNumber: "D00010",
      date: "2026-11-10",
      externalDocumentNumber: "HB-2026-0907",
      purchaseOrderReference: "Bakenhof termijn 3",
      lines: [
        sold("8100", "Renovatie Bakenhof, derde termijn", "STUK", 1, 48_750, "VERLEGD"),
        sold("8100", "Meerwerk kozijnen blok B", "STUK", 14, 385.5, "VERLEGD"),
      ],
    }),
  );
  company.salesCreditMemos.push(
    post(3, {
      number: "VC2026-0001",
      customerNumber: "D00020",
      date: "2026-11-12",
      appliesToNumber: "VF2026-0001",
      lines: [sold("8000", "Correctie steigermateriaal", "DAG", 1, 118.25, "HOOG")],
    }),
  );
}

const sold = (
  accountNumber: string,
  description: string,
  unitCode: string,
  quantity: number,
  unitPrice: number,
  vatProductGroup: string,
): SalesLineDraft => ({
  accountNumber,
  description,
  unitCode,
  quantity: toExact(quantity),
  unitPrice: toExact(unitPrice),
  vatProductGroup,
});

function customer(
  index: number,
  name: (typeof DEMO_PARTICIPANTS)[number]["name"],
  number: string,
  kvkNumber: string,
  address: Address,
): Partner {
  const identifiers = DEMO_PARTICIPANTS.find((participant) => participant.name === name)?.identifiers ?? [];
  return {
    id: demoId("2", index),
    number,
    name,
    address,
    email: `facturen@klant${index}.example`,
    vatNumber: identifiers.find((identifier) => identifier.startsWith("9944:"))?.slice(5) ?? "",
    kvkNumber,
    vatBusinessGroup: DOMESTIC,
    paymentTerms: THIRTY_DAYS,
  };
}

const toVendor = (vendor: (typeof DEMO_VENDORS)[number], index: number): Vendor => ({
  id: demoId("3", index + 1),
  number: vendor.number,
  name: vendor.name,
  address: at(`Industrieweg ${10 * (index + 1)}`, "3715 XK", "Lindebroek"),
  email: `administratie@leverancier${index + 1}.example`,
  vatNumber: vendor.vatNumber,
  kvkNumber: vendor.kvkNumber,
  vatBusinessGroup: DOMESTIC,
  paymentTerms: index === 1 ? FOURTEEN_DAYS : THIRTY_DAYS,
  bankAccounts: vendor.ibans.map((iban, place) => ({
    code: `BANK${place + 1}`,
    name: place === 0 ? "Zakelijke rekening" : "G-rekening",
    iban,
  })),
});

function account(index: number, number: string, name: string, other: Partial<Account> = {}): Account {
  return {
    id: demoId("4", index),
    number,
    name,
    category: "Expense",
    directPosting: true,
    blocked: false,
    vatProductGroup: "HOOG",
    ...other,
  };
}

const vat = (
  productGroup: string,
  identifier: string,
  percent: number,
  calculation: VatPosting["calculation"] = "Normal VAT",
): VatPosting => ({ businessGroup: DOMESTIC, productGroup, identifier, percent: toExact(percent), calculation });

const at = (addressLine1: string, postalCode: string, city: string): Address => ({
  addressLine1,
  city,
  postalCode,
  country: "NL",
});

function coded(code: string, name: string, block: string, index: number): Coded {
  return { id: demoId(block, index), code, name };
}

function countingIds(block: string): () => string {
  let index = 0;
  return () => demoId(block, ++index);
}

/** The same in every run, so that a test can tell what it saw. */
function demoId(block: string, index: number): string {
  return `${block.padEnd(8, "0")}-0000-4000-8000-${String(index).padStart(12, "0")}`;
}
