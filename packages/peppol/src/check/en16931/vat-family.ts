import type { Parties } from "./vat-parties.ts";

/** One VAT category (BT-118, BT-151, BT-95, BT-102) and what sets it apart from the others. */
export interface Family {
  /** Of the rules about it: `BR-S` for BR-S-01 to BR-S-10. */
  readonly prefix: string;
  readonly code: string;
  readonly name: string;
  readonly rate: "ABOVE_ZERO" | "FROM_ZERO" | "ZERO" | "ABSENT";
  /** How often it stands in the breakdown when lines, allowances or charges use it. */
  readonly breakdown: "ONCE" | "PER_RATE";
  readonly exemption: "REQUIRED" | "FORBIDDEN";
  readonly parties: Parties;
}

const family = (
  prefix: string,
  code: string,
  name: string,
  rate: Family["rate"],
  breakdown: Family["breakdown"],
  exemption: Family["exemption"],
  parties: Parties,
): Family => ({ prefix, code, name, rate, breakdown, exemption, parties });

export const FAMILIES: readonly Family[] = [
  family("BR-S", "S", "standard rate", "ABOVE_ZERO", "PER_RATE", "FORBIDDEN", "SELLER_TAX"),
  family("BR-Z", "Z", "zero rate", "ZERO", "ONCE", "FORBIDDEN", "SELLER_TAX"),
  family("BR-E", "E", "exempt", "ZERO", "ONCE", "REQUIRED", "SELLER_TAX"),
  family("BR-AE", "AE", "reverse charge", "ZERO", "ONCE", "REQUIRED", "SELLER_TAX_AND_BUYER"),
  family("BR-IC", "K", "intra-community supply", "ZERO", "ONCE", "REQUIRED", "SELLER_AND_BUYER_VAT"),
  family("BR-G", "G", "export", "ZERO", "ONCE", "REQUIRED", "SELLER_VAT"),
  family("BR-O", "O", "not subject to VAT", "ABSENT", "ONCE", "REQUIRED", "NO_VAT"),
  family("BR-AF", "L", "Canary Islands tax (IGIC)", "FROM_ZERO", "PER_RATE", "FORBIDDEN", "SELLER_TAX"),
  family("BR-AG", "M", "tax of Ceuta and Melilla (IPSI)", "FROM_ZERO", "PER_RATE", "FORBIDDEN", "SELLER_TAX"),
];
