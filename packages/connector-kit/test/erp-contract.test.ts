import {
  applyMapping,
  ConnectorError,
  decimal,
  type ErpFile,
  type ErpPort,
  type Mapping,
  type PostedInvoice,
  type PostingProposal,
} from "@erp-gateway/core";
import { ERP_RULES, type ErpSubject, type ErpWorld, erpContract } from "../src/erp-contract.ts";
import { expectBroken } from "./expect-broken.ts";

const PAGE_SIZE = 2;
const VENDOR = { number: "L1", vatNumber: "NL123456789B01" };

/** @param change - turns the port of each opening into another one */
function createBooks(change: (port: ErpPort) => Partial<ErpPort> = () => ({}), toInvoice = toPosted): ErpWorld {
  const posted: PostedInvoice[] = [];
  const purchases = new Map<string, PostingProposal>();
  const files = new Map<string, ErpFile[]>();
  let answerLost = false;
  let waitMs: number | undefined;

  const port: ErpPort = {
    companies: async () => [{ id: "1", name: "Fake" }],
    async postedInvoices(cursor) {
      const from = Number(cursor ?? 0);
      const invoices = posted.slice(from, from + PAGE_SIZE);
      const next = from + invoices.length;
      return { invoices, cursor: String(next), more: next < posted.length };
    },
    async findVendors({ vatNumber }) {
      const wait = waitMs;
      waitMs = undefined;
      if (wait !== undefined) throw new ConnectorError("RATE_LIMITED", "slow down", { retryAfterMs: wait });
      const { number } = VENDOR;
      const found = { reference: number, number, name: "Vendor", matchedBy: "VAT_NUMBER", ibans: undefined } as const;
      return vatNumber === VENDOR.vatNumber ? [found] : [];
    },
    async createPurchaseInvoice(_key, proposal) {
      const { supplierNumber: reference, totalWithVat } = proposal;
      const created = !purchases.has(reference);
      purchases.set(reference, proposal);
      if (answerLost) {
        answerLost = false;
        throw new ConnectorError("OUTCOME_UNKNOWN", "the link broke");
      }
      return { reference, created, totalWithVat };
    },
    undoPurchaseInvoice: async (reference) => void purchases.delete(reference),
    async attach(reference, file) {
      const present = files.get(reference) ?? [];
      if (!present.some(({ name }) => name === file.name)) files.set(reference, [...present, file]);
    },
    ledgerAccounts: async () => [{ number: "7000", name: "Costs" }],
    vatCodes: async () => [{ code: "HIGH", description: "21 %" }],
  };

  let proposals = 0;
  return {
    open: () => ({ ...port, ...change(port) }),
    async post(count) {
      const numbers = Array.from({ length: count }, (_, index) => `F${posted.length + index + 1}`);
      posted.push(...numbers.map(toInvoice));
      return numbers;
    },
    vendors: [VENDOR],
    proposal: () => ({ ...PROPOSAL, supplierNumber: `S${++proposals}` }),
    purchases: async () => [...purchases.keys()],
    filesOf: async (reference) => files.get(reference) ?? [],
    loseNextAnswer: () => {
      answerLost = true;
    },
    throttleNext: (retryAfterMs) => {
      waitMs = retryAfterMs;
    },
  };
}

const PROPOSAL: PostingProposal = {
  kind: "INVOICE",
  vendorReference: VENDOR.number,
  supplierNumber: "S0",
  issueDate: "2026-11-24" as PostingProposal["issueDate"],
  currency: "EUR",
  lines: [{ description: "x", quantity: decimal("1"), unitCost: decimal("1"), ledgerAccount: "7000", vatCode: "HIGH" }],
  totalWithVat: decimal("1.21"),
};

const PARTY = { name: "Somebody", address: { country: "NL" } };
const toPosted = (number: string): PostedInvoice => ({
  reference: number,
  customerNumber: "D1",
  invoice: {
    kind: "INVOICE",
    number,
    issueDate: "2026-11-24",
    currency: "EUR",
    seller: PARTY,
    buyer: PARTY,
    lines: [],
  },
});

const MAPPING: Mapping = [{ target: "BT-1", from: { field: "number" } }];
const toMapped = (number: string): PostedInvoice => {
  const source = { kind: "INVOICE", number, lines: [{}] } as const;
  return { ...toPosted(number), invoice: applyMapping(MAPPING, source).invoice, source };
};

const refuse = async () => {
  throw new ConnectorError("AUTH_REJECTED", "the fake refuses");
};

const subject: ErpSubject = {
  world: async () => createBooks(),
  withRefusedCredentials: async () => ({
    ...createBooks().open(),
    postedInvoices: refuse,
    findVendors: refuse,
    companies: refuse,
  }),
  severalPages: 2 * PAGE_SIZE + 1,
};

erpContract("a fake that keeps every rule", subject);
erpContract("a fake with a mapping that keeps every rule", {
  ...subject,
  world: async () => createBooks(() => ({}), toMapped),
  defaultMapping: MAPPING,
});

const broken = (change: (port: ErpPort) => Partial<ErpPort>): ErpSubject => ({
  ...subject,
  world: async () => createBooks(change),
});

expectBroken(ERP_RULES, {
  "ERP-1": broken(({ postedInvoices }) => ({
    postedInvoices: async (cursor) => {
      const page = await postedInvoices(cursor);
      return { ...page, invoices: [...page.invoices, ...page.invoices.slice(0, 1)] };
    },
  })),
  "ERP-2": broken(({ postedInvoices }) => ({
    postedInvoices: async (cursor) => {
      const page = await postedInvoices(cursor);
      return cursor === undefined ? page : { ...page, invoices: page.invoices.slice(1), more: false };
    },
  })),
  "ERP-3": broken(() => ({ findVendors: async () => [] })),
  "ERP-4": broken(({ findVendors }) => ({ findVendors: async () => findVendors({ ...VENDOR, ibans: [] }) })),
  "ERP-5": broken(({ createPurchaseInvoice }) => ({
    createPurchaseInvoice: async (key, proposal) => ({
      ...(await createPurchaseInvoice(key, proposal)),
      totalWithVat: decimal("1.20"),
    }),
  })),
  "ERP-6": broken(({ createPurchaseInvoice }) => ({
    createPurchaseInvoice: (key, proposal) =>
      createPurchaseInvoice(key, { ...proposal, supplierNumber: `${proposal.supplierNumber} ${key}` }),
  })),
  "ERP-7": broken(({ createPurchaseInvoice }) => ({
    createPurchaseInvoice: (key, proposal) =>
      createPurchaseInvoice(key, proposal).catch(() => {
        throw new ConnectorError("UNREACHABLE", "claims that nothing was processed");
      }),
  })),
  "ERP-8": broken(() => ({ undoPurchaseInvoice: async () => {} })),
  "ERP-9": broken(({ attach }) => ({
    attach: async (reference, file) => {
      await attach(reference, { ...file, name: `${file.name} (${Math.random()})` });
    },
  })),
  "ERP-10": broken(() => ({ vatCodes: async () => [{ code: "BTW21", description: "the wrong list" }] })),
  "ERP-11": { ...subject, withRefusedCredentials: async () => createBooks().open() },
  "ERP-12": broken(({ findVendors }) => ({ findVendors: (keys) => findVendors(keys).catch(() => []) })),
  "ERP-13": { ...subject, defaultMapping: MAPPING },
});
