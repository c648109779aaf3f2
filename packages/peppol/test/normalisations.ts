import { formatDecimal, parseDecimal } from "@erp-gateway/core";
import { shapeOf } from "../src/structure/shape.ts";
import { UBL_VOCABULARY } from "../src/ubl/names.ts";
import { type Canonical, toLines } from "./canonical-xml.ts";

/** Every way in which a document that was read and written may differ from the original; the README describes them. */
const NORMALISATIONS: readonly ((element: Canonical) => Canonical)[] = [
  withoutSpaceAround,
  withPlainNumbers,
  withoutZoneOfDay,
  withUnbrokenBase64,
  inSchemaOrder,
  withFirstsFirst,
];

export const normalised = (element: Canonical): Canonical => {
  const inner = { ...element, children: element.children.map(normalised) };
  return NORMALISATIONS.reduce<Canonical>((before, normalise) => normalise(before), inner);
};

const local = ({ name }: Canonical): string => name.replace(/^\{.*\}/, "");

/** White space around a value is not part of it. */
function withoutSpaceAround(element: Canonical): Canonical {
  const attributes = element.attributes.map(([name, value]) => [name, value.trim()] as const);
  return { ...element, text: element.text.trim(), attributes };
}

/** `+5`, `05` and `5.` are `5`; `.5` is `0.5`. */
function withPlainNumbers(element: Canonical): Canonical {
  if (!/(Amount|Quantity|Percent|Numeric)$/.test(element.name)) return element;
  const number = parseDecimal(element.text);
  return number.ok ? { ...element, text: formatDecimal(number.value) } : element;
}

/** A calendar day has no time zone. */
function withoutZoneOfDay(element: Canonical): Canonical {
  if (!element.name.endsWith("Date")) return element;
  return { ...element, text: element.text.replace(/(Z|[+-]\d\d:\d\d)$/, "") };
}

function withUnbrokenBase64(element: Canonical): Canonical {
  if (!element.name.endsWith("BinaryObject")) return element;
  return { ...element, text: element.text.replace(/\s/g, "") };
}

/** What stands out of the order of the schema is put in it. */
function inSchemaOrder(element: Canonical): Canonical {
  const [, namespace = "", name = ""] = /^\{(.*)\}(.*)$/.exec(element.name) ?? [];
  const shape = shapeOf(UBL_VOCABULARY.get(namespace)?.get(name)?.id ?? -1);
  if (shape?.kind !== "SEQUENCE") return element;
  const names = shape.particles.map((particle) => `{${particle.name.namespace}}${particle.name.local}`);
  const place = (child: Canonical): number => (names.includes(child.name) ? names.indexOf(child.name) : names.length);
  return { ...element, children: element.children.toSorted((left, right) => place(left) - place(right)) };
}

/** Where terms of several kinds share an element name, those of the model come first, kind by kind. */
function withFirstsFirst(element: Canonical): Canonical {
  const shared =
    /^(AllowanceCharge|PartyTaxScheme|PartyIdentification|AdditionalDocumentReference|PaymentTerms|TaxTotal)$/;
  const key = (child: Canonical): string => toLines(child).join("\n");
  const children = element.children.toSorted((left, right) =>
    left.name === right.name && shared.test(local(left)) ? (key(left) < key(right) ? -1 : 1) : 0,
  );
  return { ...element, children };
}
