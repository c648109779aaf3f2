import { applyMapping, type ErpPort, equals, type Mapping, type PostingProposal } from "@erp-gateway/core";
import { expect } from "vitest";
import { type Deviating, describeContract, type Rule } from "./contract.ts";

export type ErpRule =
  | "ERP-1"
  | "ERP-2"
  | "ERP-3"
  | "ERP-4"
  | "ERP-5"
  | "ERP-6"
  | "ERP-7"
  | "ERP-8"
  | "ERP-9"
  | "ERP-10"
  | "ERP-11"
  | "ERP-12"
  | "ERP-13";

/** Books one can look into and disturb. */
export interface ErpWorld {
  /** Opens the connection anew, as after a restart. */
  open(): ErpPort;
  /** Posts that many more sales documents and waits until they are visible; their numbers. */
  post(count: number): Promise<readonly string[]>;
  /** Vendors of the books, each with its VAT number in the form of `VendorKeys`; the books hold several notations. */
  readonly vendors: readonly { readonly number: string; readonly vatNumber: string }[];
  /** Each call proposes another document, with accounts, codes and a vendor that the books have. */
  proposal(): PostingProposal;
  /** References of all purchase documents in the books. */
  purchases(): Promise<readonly string[]>;
  /** Bytes of the files with a purchase document. */
  filesOf(reference: string): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  /** The next purchase document is made; the answer is lost. */
  loseNextAnswer(): Promise<void> | void;
  /** The next request is turned away with the wish to wait this long. */
  throttleNext(retryAfterMs: number): Promise<void> | void;
}

export interface ErpSubject extends Deviating<ErpRule> {
  world(): Promise<ErpWorld>;
  withRefusedCredentials(): Promise<ErpPort>;
  /** More than two pages of the remote's own page size. */
  readonly severalPages: number;
  /** That of the connector, if it has one. */
  readonly defaultMapping?: Mapping;
}

const UNKNOWN_VENDOR = { vatNumber: "NL999999999B99", registrationNumber: "00000000", ibans: ["NL00NONE0000000000"] };

export const ERP_RULES: Readonly<Record<ErpRule, Rule<ErpSubject>>> = {
  "ERP-1": {
    title: "MUST give each posted invoice exactly once across pages and restarts",
    async check(subject) {
      const { open, post } = await subject.world();
      const numbers = await post(subject.severalPages);
      const { invoices } = await readToEnd(open, undefined);
      expect(invoices.map(({ invoice }) => invoice.number)).toEqual(expect.arrayContaining([...numbers]));
      expect(new Set(invoices.map(({ reference }) => reference)).size).toBe(invoices.length);
    },
  },
  "ERP-2": {
    title: "MUST give what was posted later from the stored cursor on",
    async check(subject) {
      const { open, post } = await subject.world();
      await post(1);
      const { cursor } = await readToEnd(open, undefined);
      const later = await post(2);
      const { invoices } = await readToEnd(open, cursor);
      expect(invoices.map(({ invoice }) => invoice.number)).toEqual(expect.arrayContaining([...later]));
    },
  },
  "ERP-3": {
    title: "MUST find a vendor by its VAT number, however that was typed into the books",
    async check(subject) {
      const { open, vendors } = await subject.world();
      expect(vendors.length).toBeGreaterThan(0);
      for (const { number, vatNumber } of vendors) {
        const found = await open().findVendors({ vatNumber, ibans: [] });
        expect(found).toMatchObject([{ number, matchedBy: "VAT_NUMBER" }]);
      }
    },
  },
  "ERP-4": {
    title: "MUST find nobody for keys that nobody has",
    async check(subject) {
      const { open } = await subject.world();
      expect(await open().findVendors(UNKNOWN_VENDOR)).toEqual([]);
      expect(await open().findVendors({ ibans: [] })).toEqual([]);
    },
  },
  "ERP-5": {
    title: "MUST make a draft of the proposal, with the total as the books compute it",
    async check(subject) {
      const { open, proposal, purchases } = await subject.world();
      const before = await purchases();
      const proposed = proposal();
      const made = await open().createPurchaseInvoice("key-1", proposed);
      expect(made.created).toBe(true);
      expect(equals(made.totalWithVat, proposed.totalWithVat), "the total differs from the proposal").toBe(true);
      expect((await purchases()).toSorted()).toEqual([...before, made.reference].toSorted());
    },
  },
  "ERP-6": {
    title: "MUST make one document when it is tried twice, under the same key or another",
    async check(subject) {
      const { open, proposal, purchases } = await subject.world();
      const before = await purchases();
      const proposed = proposal();
      const { reference } = await open().createPurchaseInvoice("key-1", proposed);
      for (const key of ["key-1", "key-2"]) {
        const again = await open().createPurchaseInvoice(key, proposed);
        expect(again).toMatchObject({ reference, created: false });
      }
      expect(await purchases()).toHaveLength(before.length + 1);
    },
  },
  "ERP-7": {
    title: "MUST report a lost answer as OUTCOME_UNKNOWN, and find the document when tried again",
    async check(subject) {
      const { open, proposal, purchases, loseNextAnswer } = await subject.world();
      const before = await purchases();
      const proposed = proposal();
      await loseNextAnswer();
      await expect(open().createPurchaseInvoice("key-1", proposed)).rejects.toMatchObject({ code: "OUTCOME_UNKNOWN" });
      expect(await open().createPurchaseInvoice("key-1", proposed)).toMatchObject({ created: false });
      expect(await purchases()).toHaveLength(before.length + 1);
    },
  },
  "ERP-8": {
    title: "MUST take a draft out again, and bear doing so twice",
    async check(subject) {
      const { open, proposal, purchases } = await subject.world();
      const before = await purchases();
      const { reference } = await open().createPurchaseInvoice("key-1", proposal());
      await open().undoPurchaseInvoice(reference);
      expect(await purchases()).toEqual(before);
      await expect(open().undoPurchaseInvoice(reference)).resolves.toBeUndefined();
    },
  },
  "ERP-9": {
    title: "MUST attach the exact bytes, and bear doing so twice",
    async check(subject) {
      const { open, proposal, filesOf } = await subject.world();
      const { reference } = await open().createPurchaseInvoice("key-1", proposal());
      const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
      const file = { name: "factuur 1.pdf", mimeCode: "application/pdf", bytes };
      await open().attach(reference, file);
      await open().attach(reference, file);
      const files = await filesOf(reference);
      expect(files.map(({ name }) => name)).toEqual([file.name]);
      expect(files.map((held) => hex(held.bytes))).toEqual([hex(bytes)]);
    },
  },
  "ERP-10": {
    title: "MUST name the company, ledger accounts and VAT codes that a proposal may use",
    async check(subject) {
      const { open, proposal } = await subject.world();
      const erp = open();
      const accounts = (await erp.ledgerAccounts()).map(({ number }) => number);
      const codes = (await erp.vatCodes()).map(({ code }) => code);
      expect((await erp.companies()).length).toBeGreaterThan(0);
      for (const line of proposal().lines) {
        expect(accounts).toContain(line.ledgerAccount);
        expect(codes).toContain(line.vatCode);
      }
    },
  },
  "ERP-11": {
    title: "MUST report refused credentials as AUTH_REJECTED, never as nothing found",
    async check(subject) {
      const erp = await subject.withRefusedCredentials();
      const refused = { code: "AUTH_REJECTED" };
      await expect(erp.postedInvoices(undefined)).rejects.toMatchObject(refused);
      await expect(erp.findVendors(UNKNOWN_VENDOR)).rejects.toMatchObject(refused);
      await expect(erp.companies()).rejects.toMatchObject(refused);
    },
  },
  "ERP-12": {
    title: "MUST report a remote that asks to slow down as RATE_LIMITED, with the wait it asked for",
    async check(subject) {
      const { open, throttleNext } = await subject.world();
      const erp = open();
      await throttleNext(7_000);
      await expect(erp.findVendors(UNKNOWN_VENDOR)).rejects.toMatchObject({
        code: "RATE_LIMITED",
        retryAfterMs: 7_000,
      });
      expect(await erp.findVendors(UNKNOWN_VENDOR)).toEqual([]);
    },
  },
  "ERP-13": {
    title: "MUST give source records of which the default mapping makes the same invoices, files apart",
    async check(subject) {
      const { open, post } = await subject.world();
      await post(1);
      const { invoices } = await readToEnd(open, undefined);
      expect(invoices.length).toBeGreaterThan(0);
      for (const { source, invoice } of invoices) {
        expect(source !== undefined, "a source record and a default mapping go together").toBe(
          subject.defaultMapping !== undefined,
        );
        if (source === undefined || subject.defaultMapping === undefined) continue;
        const mapped = applyMapping(subject.defaultMapping, source);
        expect(mapped.faults).toEqual([]);
        expect({ ...invoice, attachments: undefined }).toEqual(mapped.invoice);
        expect(JSON.parse(JSON.stringify(source)), "a source record is JSON").toEqual(source);
      }
    },
  },
};

export const erpContract = (name: string, subject: ErpSubject): void =>
  describeContract(`ErpPort contract: ${name}`, ERP_RULES, subject);

/** A freshly opened port reads each page. */
async function readToEnd(open: () => ErpPort, from: string | undefined) {
  const invoices = [];
  let cursor = from;
  for (let more = true; more; ) {
    const page = await open().postedInvoices(cursor);
    invoices.push(...page.invoices);
    if (page.more) expect(page.cursor, "a cursor that stands still").not.toBe(cursor);
    ({ cursor, more } = page);
  }
  return { invoices, cursor };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
