import { subjectOf } from "../read/document-reference.ts";
import { isCharge, isOfDocument } from "../read/terms-amounts.ts";
import { isCreditor, isVat } from "../read/terms-party.ts";
import { nameOf, ublName } from "../ubl/names.ts";
import { first } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { schemaPosition } from "./schema-position.ts";

type Rank = (element: XmlElement) => number;

const has = (path: string, condition: (element: XmlElement) => boolean): Rank => {
  return (element) => {
    const found = first(element, path);
    return found !== undefined && condition(found) ? 1 : 0;
  };
};
const not =
  (rank: Rank): Rank =>
  (element) =>
    1 - rank(element);

const RANKS: Readonly<Record<string, Rank>> = {
  "cac:AllowanceCharge": (entry) => (isCharge(entry) ? 1 : 0),
  "cac:AdditionalDocumentReference": (reference) => ["OBJECT", "PROJECT", "ATTACHMENT"].indexOf(subjectOf(reference)),
  "cac:PartyIdentification": has("cbc:ID", isCreditor),
  "cac:PartyTaxScheme": not(has("cbc:CompanyID", isVat)),
  "cac:TaxTotal": not(has("cbc:TaxAmount", isOfDocument)),
};

const RANK_BY_ID: readonly (Rank | undefined)[] = Object.entries(RANKS).reduce<(Rank | undefined)[]>(
  (ranks, [name, rank]) => {
    ranks[nameOf(name).id] = rank;
    return ranks;
  },
  [],
);

/** The children as they are written: where terms of several kinds share a name, kind by kind. */
export function inWrittenOrder(parent: XmlElement): readonly XmlElement[] {
  let previous: XmlElement | undefined;
  for (const child of parent.children) {
    if (child.qname === previous?.qname && rankOf(child) < rankOf(previous)) return sorted(parent);
    previous = child;
  }
  return parent.children;
}

const rankOf = (element: XmlElement): number => RANK_BY_ID[element.qname.id]?.(element) ?? 0;

function sorted(parent: XmlElement): readonly XmlElement[] {
  const position = schemaPosition(parent);
  return parent.children.toSorted(
    (left, right) => position(ublName(left)) - position(ublName(right)) || rankOf(left) - rankOf(right),
  );
}
