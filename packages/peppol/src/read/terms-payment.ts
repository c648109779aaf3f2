import type { PaymentMeans, PaymentShare } from "@erp-gateway/core";
import { rootOf, select, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { decimal, text } from "./leaf.ts";
import { type Form, group, optional, readOne, required } from "./term.ts";

const paymentShare = group<PaymentShare>({
  terms: optional(text, "cbc:Note"),
  amount: required(decimal, "cbc:Amount"),
});

/** NL-GA-01 stands beside the payment means that it is about. */
const shareBeside: Form<PaymentShare> = {
  terms: {},
  read(means, _text, reading, path) {
    const terms = sharesIn(rootOf(means)).byMeans.get(means);
    return terms && readOne(terms, "", paymentShare, reading, path);
  },
};

/** BG-16 */
export const paymentMeans = group<PaymentMeans>({
  id: optional(text, "cbc:ID"),
  share: optional(shareBeside, ""),
  code: required(text, "cbc:PaymentMeansCode"),
  text: optional(text, "cbc:PaymentMeansCode/@name"),
  reference: optional(text, "cbc:PaymentID"),
  card: optional(
    group<NonNullable<PaymentMeans["card"]>>({
      number: required(text, "cbc:PrimaryAccountNumberID"),
      holder: optional(text, "cbc:HolderName"),
    }),
    "cac:CardAccount",
  ),
  account: optional(text, "cac:PayeeFinancialAccount/cbc:ID"),
  accountName: optional(text, "cac:PayeeFinancialAccount/cbc:Name"),
  bic: optional(text, "cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID"),
  mandate: optional(text, "cac:PaymentMandate/cbc:ID"),
  debitedAccount: optional(text, "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID"),
});

/** BT-20 stands in payment terms that are about the whole amount. */
export function isAboutWhole(note: XmlElement): boolean {
  if (note.parent === undefined || value(note.parent, "cbc:PaymentMeansID") === undefined) return true;
  return !sharesIn(rootOf(note)).terms.has(note.parent);
}

interface Shares {
  readonly byMeans: ReadonlyMap<XmlElement, XmlElement>;
  readonly terms: ReadonlySet<XmlElement>;
}

const sharesByRoot = new WeakMap<XmlElement, Shares>();

/** Payment means → payment terms with an amount that refer to it (NL-GA-02, NL-GA-03). */
function sharesIn(root: XmlElement): Shares {
  const known = sharesByRoot.get(root);
  if (known !== undefined) return known;
  const means = firstByValue(select(root, "cac:PaymentMeans"), "cbc:ID");
  const terms = firstByValue(
    select(root, "cac:PaymentTerms").filter((one) => value(one, "cbc:Amount")),
    "cbc:PaymentMeansID",
  );
  const byMeans = new Map<XmlElement, XmlElement>();
  for (const [id, one] of means) {
    const share = terms.get(id);
    if (share !== undefined) byMeans.set(one, share);
  }
  const shares = { byMeans, terms: new Set(byMeans.values()) };
  sharesByRoot.set(root, shares);
  return shares;
}

function firstByValue(elements: readonly XmlElement[], path: string): ReadonlyMap<string, XmlElement> {
  const found = new Map<string, XmlElement>();
  for (const element of elements) {
    const id = value(element, path);
    if (id && !found.has(id)) found.set(id, element);
  }
  return found;
}
