import type { Decimal } from "../decimal/decimal.ts";
import type { LocalDate } from "../local-date.ts";

/**
 * The semantic model of EN 16931-1, one field per business term (BT) and one object per group (BG).
 * Amounts are exact; every total is present and agrees with the lines once `completeInvoice` made it.
 * Absent optional terms are absent keys; absent groups of 0..n are empty arrays.
 */
export interface Invoice {
  readonly kind: "INVOICE" | "CREDIT_NOTE";
  /** BT-24: the specification it was made by, as read; what is written follows the output format where one is given */
  readonly specification?: string;
  /** BT-23: business process, as read like BT-24 */
  readonly process?: string;
  /** BT-1 */
  readonly number: string;
  /** BT-2 */
  readonly issueDate: LocalDate;
  /** BT-3, UNTDID 1001: 380 commercial invoice, 381 credit note, … */
  readonly typeCode: string;
  /** BT-5, ISO 4217 */
  readonly currency: string;
  /** BT-6, ISO 4217; with `totals.vatAmountInAccountingCurrency` */
  readonly vatAccountingCurrency?: string;
  /** BT-7 */
  readonly taxPointDate?: LocalDate;
  /** BT-8, UNTDID 2005: 3, 35 or 432 */
  readonly taxPointDateCode?: string;
  /** BT-9 */
  readonly dueDate?: LocalDate;
  /** BT-10 */
  readonly buyerReference?: string;
  /** BT-11 */
  readonly projectReference?: string;
  /** BT-12 */
  readonly contractReference?: string;
  /** BT-13 */
  readonly purchaseOrderReference?: string;
  /** BT-14 */
  readonly salesOrderReference?: string;
  /** BT-15 */
  readonly receivingAdviceReference?: string;
  /** BT-16 */
  readonly despatchAdviceReference?: string;
  /** BT-17 */
  readonly tenderReference?: string;
  /** BT-18 */
  readonly invoicedObject?: SchemedId;
  /** BT-19 */
  readonly accountingReference?: string;
  /** BT-20 */
  readonly paymentTerms?: string;
  /** BG-1: BT-22 with BT-21 as subject */
  readonly notes: readonly Note[];
  /** BG-3: BT-25, BT-26 */
  readonly precedingInvoices: readonly PrecedingInvoice[];
  /** BG-4 */
  readonly seller: Party;
  /** BG-7 */
  readonly buyer: Party;
  /** BG-10 */
  readonly payee?: Payee;
  /** BG-11 */
  readonly taxRepresentative?: TaxRepresentative;
  /** BG-13, BG-15 */
  readonly delivery?: DeliveryInformation;
  /** BG-14: BT-73, BT-74 */
  readonly period?: Period;
  /** BG-16: one entry per payment means; in Dutch construction the second one is the G-account */
  readonly paymentMeans: readonly PaymentMeans[];
  /** BG-20 */
  readonly allowances: readonly AllowanceCharge[];
  /** BG-21 */
  readonly charges: readonly AllowanceCharge[];
  /** BG-22 */
  readonly totals: Totals;
  /** BG-23 */
  readonly vatBreakdown: readonly VatBreakdown[];
  /** BG-24 */
  readonly attachments: readonly Attachment[];
  /** BG-25, at least one */
  readonly lines: readonly InvoiceLine[];
  /** What a document holds beyond these terms; it is written back where it stood. */
  readonly passthrough?: readonly Passthrough[];
}

export interface Passthrough {
  /**
   * XPath in the document that is written: of the parent for an element, `…/@name` for an attribute, `…/text()` for text
   * between elements. A step without position is the first one of its name.
   */
  readonly place: string;
  /** The element as XML, in which `cac` and `cbc` need no declaration; of an attribute or text the value. */
  readonly content: string;
}

/** An identifier whose scheme (ISO 6523 ICD, or a list named at the term) is optional. */
export interface SchemedId {
  readonly value: string;
  readonly scheme?: string;
}

export interface Note {
  readonly text: string;
  /** BT-21, UNTDID 4451 */
  readonly subjectCode?: string;
}

export interface PrecedingInvoice {
  readonly number: string;
  readonly issueDate?: LocalDate;
}

export interface Period {
  readonly start?: LocalDate;
  readonly end?: LocalDate;
}

/** BG-4 or BG-7 */
export interface Party {
  /** BT-27, BT-44: name in the trade register */
  readonly name: string;
  /** BT-28, BT-45 */
  readonly tradingName?: string;
  /** BT-34, BT-49: electronic address, where documents are delivered */
  readonly endpoint?: SchemedId;
  /** BT-29, BT-46 */
  readonly identifiers: readonly SchemedId[];
  /** BT-90: of a seller who collects by direct debit; an identifier of scheme `SEPA` in UBL */
  readonly creditorIdentifier?: string;
  /** BT-30, BT-47: who the party legally is; its scheme never starts with 9 */
  readonly legalId?: SchemedId;
  /** BT-31, BT-48: with country prefix, e.g. `NL123456789B01` */
  readonly vatNumber?: string;
  /** BT-32 */
  readonly taxRegistration?: string;
  /** BT-33 */
  readonly legalInformation?: string;
  /** BG-5, BG-8 */
  readonly address: Address;
  /** BG-6, BG-9 */
  readonly contact?: Contact;
}

export interface Address {
  /** BT-35, BT-50 */
  readonly line1?: string;
  /** BT-36, BT-51 */
  readonly line2?: string;
  /** BT-162, BT-163 */
  readonly line3?: string;
  /** BT-37, BT-52 */
  readonly city?: string;
  /** BT-38, BT-53 */
  readonly postCode?: string;
  /** BT-39, BT-54 */
  readonly subdivision?: string;
  /** BT-40, BT-55, ISO 3166-1 alpha-2 */
  readonly country: string;
}

export interface Contact {
  /** BT-41, BT-56 */
  readonly name?: string;
  /** BT-42, BT-57 */
  readonly phone?: string;
  /** BT-43, BT-58 */
  readonly email?: string;
}

/** BG-10 */
export interface Payee {
  /** BT-59 */
  readonly name: string;
  /** BT-60 */
  readonly identifier?: SchemedId;
  /** BT-90, when the payee collects instead of the seller */
  readonly creditorIdentifier?: string;
  /** BT-61 */
  readonly legalId?: SchemedId;
}

/** BG-11, BG-12 */
export interface TaxRepresentative {
  readonly name: string;
  readonly vatNumber: string;
  readonly address: Address;
}

/** BG-13 */
export interface DeliveryInformation {
  /** BT-70 */
  readonly name?: string;
  /** BT-71 */
  readonly location?: SchemedId;
  /** BT-72 */
  readonly date?: LocalDate;
  /** BG-15 */
  readonly address?: Address;
}

/** BG-16, BG-17, BG-18, BG-19 */
export interface PaymentMeans {
  /** NL-GA-04: `GACCOUNT` for a G-account */
  readonly id?: string;
  /** NL-GA-01: what of the amount due is paid this way; needs the `id` */
  readonly share?: PaymentShare;
  /** BT-81, UNTDID 4461: 30 credit transfer, 58 SEPA credit transfer, 59 SEPA direct debit, … */
  readonly code: string;
  /** BT-82 */
  readonly text?: string;
  /** BT-83: what the payer must quote (betalingskenmerk) */
  readonly reference?: string;
  /** BT-84: IBAN or account number */
  readonly account?: string;
  /** BT-85 */
  readonly accountName?: string;
  /** BT-86: BIC */
  readonly bic?: string;
  /** BT-87, BT-88 */
  readonly card?: { readonly number: string; readonly holder?: string };
  /** BT-89 */
  readonly mandate?: string;
  /** BT-91 */
  readonly debitedAccount?: string;
}

/** NL-GA-01; it refers to its payment means (NL-GA-02) by standing in it. */
export interface PaymentShare {
  /** NL-GA-03; the shares add up to the amount due (BT-115) */
  readonly amount: Decimal;
  /** BT-20 of this share */
  readonly terms?: string;
}

export interface AllowanceCharge {
  /** BT-92, BT-99, BT-136, BT-141 */
  readonly amount: Decimal;
  /** BT-93, BT-100, BT-137, BT-142 */
  readonly base?: Decimal;
  /** BT-94, BT-101, BT-138, BT-143 */
  readonly percentage?: Decimal;
  /** BT-97, BT-104, BT-139, BT-144 */
  readonly reason?: string;
  /** BT-98, BT-105, BT-140, BT-145 */
  readonly reasonCode?: string;
  /** BT-95/96, BT-102/103; document level only */
  readonly vat?: VatCategory;
}

/** UNTDID 5305 category with its rate: S standard, Z zero, E exempt, AE reverse charge (btw verlegd), K, G, O, L, M. */
export interface VatCategory {
  readonly code: string;
  /** Percent, e.g. 21; absent for category O */
  readonly rate?: Decimal;
}

/** BG-22 */
export interface Totals {
  /** BT-106 */
  readonly lines: Decimal;
  /** BT-107 */
  readonly allowances?: Decimal;
  /** BT-108 */
  readonly charges?: Decimal;
  /** BT-109 */
  readonly withoutVat: Decimal;
  /** BT-110 */
  readonly vat: Decimal;
  /** BT-111 */
  readonly vatInAccountingCurrency?: Decimal;
  /** BT-112 */
  readonly withVat: Decimal;
  /** BT-113 */
  readonly prepaid?: Decimal;
  /** BT-114 */
  readonly rounding?: Decimal;
  /** BT-115 */
  readonly payable: Decimal;
}

/** BG-23 */
export interface VatBreakdown {
  /** BT-118, BT-119 */
  readonly category: VatCategory;
  /** BT-116 */
  readonly taxable: Decimal;
  /** BT-117 */
  readonly vat: Decimal;
  /** BT-120 */
  readonly exemptionReason?: string;
  /** BT-121, VATEX code */
  readonly exemptionCode?: string;
}

/** BG-24 */
export interface Attachment {
  /** BT-122 */
  readonly id: string;
  /** BT-123 */
  readonly description?: string;
  /** BT-124 */
  readonly url?: string;
  /** BT-125 */
  readonly file?: { readonly name: string; readonly mimeCode: string /** base64 */; readonly content: string };
}

/** BG-25 */
export interface InvoiceLine {
  /** BT-126 */
  readonly id: string;
  /** BT-127 */
  readonly note?: string;
  /** BT-128 */
  readonly objectIdentifier?: SchemedId;
  /** BT-129 */
  readonly quantity: Decimal;
  /** BT-130, UN/ECE Rec 20 and 21 */
  readonly unitCode: string;
  /** BT-131 */
  readonly amount: Decimal;
  /** BT-132 */
  readonly orderLineReference?: string;
  /** BT-133 */
  readonly accountingReference?: string;
  /** BG-26 */
  readonly period?: Period;
  /** BG-27 */
  readonly allowances: readonly AllowanceCharge[];
  /** BG-28 */
  readonly charges: readonly AllowanceCharge[];
  /** BG-29 */
  readonly price: Price;
  /** BG-30 */
  readonly vat: VatCategory;
  /** BG-31 */
  readonly item: Item;
}

/** BG-29 */
export interface Price {
  /** BT-146 */
  readonly net: Decimal;
  /** BT-147 */
  readonly discount?: Decimal;
  /** BT-148 */
  readonly gross?: Decimal;
  /** BT-149 */
  readonly baseQuantity?: Decimal;
  /** BT-150 */
  readonly baseUnitCode?: string;
}

/** BG-31 */
export interface Item {
  /** BT-153 */
  readonly name: string;
  /** BT-154 */
  readonly description?: string;
  /** BT-155 */
  readonly sellerId?: string;
  /** BT-156 */
  readonly buyerId?: string;
  /** BT-157 */
  readonly standardId?: SchemedId;
  /** BT-158 */
  readonly classifications: readonly { readonly code: string; readonly list: string; readonly version?: string }[];
  /** BT-159 */
  readonly originCountry?: string;
  /** BG-32: BT-160, BT-161 */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}
