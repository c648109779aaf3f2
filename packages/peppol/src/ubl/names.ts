import { AGGREGATE, BASIC } from "../structure/ubl-structure.ts";
import type { Vocabulary, XmlElement, XmlName } from "../xml/index.ts";
import { UBL } from "./namespaces.ts";

/** A name of UBL 2.1; `text` as paths write it: `cbc:ID`, and plain `Invoice` and `CreditNote` for the roots. */
export interface UblName extends XmlName {
  readonly text: string;
}

/** Every name that stands in an Invoice or a CreditNote, by `id`. */
export const UBL_NAMES: readonly UblName[] = [
  ...AGGREGATE.trim()
    .split(/\n(?=\S)/)
    .map((type) => type.slice(type.indexOf(":") + 1, type.indexOf("="))),
  ...Object.values(BASIC),
]
  .flatMap((names) => names.trim().split(/\s+/))
  .map((text, id) => {
    const [prefix = "", local = prefix] = text.split(":");
    return { namespace: UBL[prefix as keyof typeof UBL], local, id, text };
  });

const BY_TEXT: ReadonlyMap<string, UblName> = new Map(UBL_NAMES.map((name) => [name.text, name]));

/** Documents that are read with it have these very names on their elements. */
export const UBL_VOCABULARY: Vocabulary = new Map(
  Object.values(UBL).map((namespace) => [
    namespace,
    new Map(UBL_NAMES.filter((name) => name.namespace === namespace).map((name) => [name.local, name])),
  ]),
);

/** `undefined` for what is no name of UBL. */
export const findName = (text: string): UblName | undefined => BY_TEXT.get(text);

/** @throws RangeError for what is no name of UBL: paths are literals, and this finds their typing errors */
export function nameOf(text: string): UblName {
  const name = BY_TEXT.get(text);
  if (name === undefined) throw new RangeError(`${text} is no name of UBL`);
  return name;
}

/** `cbc:ID`; `undefined` for what is not UBL. */
export const ublName = ({ qname: { id } }: XmlElement): string | undefined => UBL_NAMES[id]?.text;
