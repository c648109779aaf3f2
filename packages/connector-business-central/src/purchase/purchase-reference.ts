/** A purchase document: `purchaseInvoices(<id>)`, its address below the company. It keeps its id when it is posted. */
export interface PurchaseReference {
  readonly set: "purchaseInvoices" | "purchaseCreditMemos";
  readonly id: string;
}

export const toPurchaseReference = ({ set, id }: PurchaseReference): string => `${set}(${id})`;

/** @throws RangeError when this connector did not make it */
export function parsePurchaseReference(reference: string): PurchaseReference {
  const [, set, id = ""] = /^(purchaseInvoices|purchaseCreditMemos)\(([0-9a-f-]{36})\)$/i.exec(reference) ?? [];
  if (set !== "purchaseInvoices" && set !== "purchaseCreditMemos") {
    throw new RangeError(`"${reference}" is no reference of a purchase document`);
  }
  return { set, id };
}
