import type { Company } from "./company.ts";

export interface DocumentAttachment {
  readonly id: string;
  readonly parentType: ParentType;
  readonly parentId: string;
  fileName: string;
  content: Buffer;
  flowsToSales: boolean;
  flowsToPurchase: boolean;
  modified: Date;
  revision: number;
}

const PARENT_TYPES = ["Purchase Invoice", "Sales Invoice", "Sales Credit Memo", "Customer", "Vendor"] as const;
export type ParentType = (typeof PARENT_TYPES)[number];

export const isParentType = (text: string): text is ParentType => (PARENT_TYPES as readonly string[]).includes(text);

export function parentsOf(company: Company, type: ParentType): readonly { readonly id: string }[] {
  switch (type) {
    case "Purchase Invoice":
      return company.purchaseInvoices;
    case "Sales Invoice":
      return company.salesInvoices;
    case "Sales Credit Memo":
      return company.salesCreditMemos;
    case "Customer":
      return company.customers;
    case "Vendor":
      return company.vendors;
  }
}

/** A name that no file system would take becomes `filename.txt`. */
export const toFileName = (asked: string): string =>
  asked.trim() === "" || /["*/:<>?\\|\p{Cc}]/u.test(asked) ? "filename.txt" : asked;
