import { UBL } from "../ubl/namespaces.ts";
import { attribute, trimXml, type XmlElement, type XmlName } from "../xml/index.ts";
import { XMLNS } from "../xml/namespace-scope.ts";
import { DATA_RULES, type DataRules } from "./data-type.ts";
import { type Particle, type Shape, shapeOf } from "./shape.ts";

type StructureCode =
  | "XSD-UNKNOWN"
  | "XSD-ORDER"
  | "XSD-REPEATED"
  | "XSD-MISSING"
  | "XSD-TEXT"
  | "XSD-VALUE"
  | "XSD-ATTRIBUTE-UNKNOWN"
  | "XSD-ATTRIBUTE-MISSING"
  | "XSD-ATTRIBUTE-VALUE";

export interface StructureFault {
  readonly code: StructureCode;
  readonly message: string;
  /** The element that is wrong, or in which something is missing. */
  readonly element: XmlElement;
}

type Report = (code: StructureCode, element: XmlElement, message: string) => void;

/** Every way in which an Invoice or a CreditNote differs from the UBL 2.1 schema: order, number, data types, attributes. */
export function findStructureFaults(root: XmlElement, report: (fault: StructureFault) => void): void {
  check(root, (code, element, message) => report({ code, element, message }));
}

function check(element: XmlElement, report: Report): void {
  const shape = shapeOf(element.qname.id);
  // What is not of UBL stands in an extension, where anything goes, or was reported already.
  if (shape === undefined) return;
  if (shape.kind === "DATA") {
    checkData(element, shape, report);
    return;
  }
  checkAttributes(element, shape, NO_ATTRIBUTES, report);
  if (isText(element.text)) report("XSD-TEXT", element, `${writtenName(element)} holds elements, no text`);
  if (shape.kind === "SEQUENCE") checkSequence(element, shape.particles, report);
  else checkExtension(element, report);
  for (const child of element.children) check(child, report);
}

const isText = (text: string): boolean => text !== "" && /[^ \t\n\r]/.test(text);
const writtenName = ({ prefix, name }: XmlElement): string => (prefix === "" ? name : `${prefix}:${name}`);

function checkSequence(element: XmlElement, particles: readonly Particle[], report: Report): void {
  let place = 0;
  let times = 0;
  let isGap = false;
  for (const child of element.children) {
    let next = place;
    while (next < particles.length && particles[next]?.name !== child.qname) next += 1;
    const particle = particles[next];
    if (particle === undefined) {
      reportStray(child, particles, report);
    } else if (next > place || times === 0) {
      for (let skipped = times === 0 ? place : place + 1; skipped < next; skipped += 1) {
        isGap ||= particles[skipped]?.isRequired === true;
      }
      place = next;
      times = 1;
    } else if (!particle.isRepeatable) {
      report("XSD-REPEATED", child, `${writtenName(child)} stands here more than once`);
    }
  }
  for (let left = times === 0 ? place : place + 1; left < particles.length; left += 1) {
    isGap ||= particles[left]?.isRequired === true;
  }
  if (isGap) reportMissing(element, particles, report);
}

function reportStray(child: XmlElement, particles: readonly Particle[], report: Report): void {
  const isKnown = particles.some(({ name }) => name === child.qname);
  if (isKnown) report("XSD-ORDER", child, `${writtenName(child)} stands too late; the schema prescribes an order`);
  else report("XSD-UNKNOWN", child, `${writtenName(child)} is not allowed here`);
}

/** What stands in the wrong place is there all the same. */
function reportMissing(element: XmlElement, particles: readonly Particle[], report: Report): void {
  const present = new Set<XmlName>(element.children.map(({ qname }) => qname));
  for (const { name, isRequired } of particles) {
    if (isRequired && !present.has(name)) report("XSD-MISSING", element, `${name.text} is missing`);
  }
}

/** One element of whatever other namespace; what it holds is the business of those who agreed on it. */
function checkExtension(element: XmlElement, report: Report): void {
  const [first, ...others] = element.children;
  if (first === undefined) report("XSD-MISSING", element, "an extension without content");
  else if (first.namespace === UBL.ext || first.namespace === "") {
    report("XSD-UNKNOWN", first, `${writtenName(first)} is not allowed here`);
  }
  for (const other of others) report("XSD-REPEATED", other, "an extension holds one element");
}

function checkData(element: XmlElement, shape: Shape & { readonly kind: "DATA" }, report: Report): void {
  const { isValue, example, attributes, required } = DATA_RULES[shape.type];
  for (const child of element.children) {
    report("XSD-TEXT", child, `${writtenName(element)} holds ${example}, no elements`);
  }
  if (isValue !== undefined && !isValue(element.text)) {
    report("XSD-VALUE", element, `${writtenName(element)} is not ${example}`);
  }
  checkAttributes(element, shape, attributes, report);
  if (required !== undefined && attribute(element, required, "") === undefined) {
    report("XSD-ATTRIBUTE-MISSING", element, `${writtenName(element)} has no ${required}`);
  }
}

const NO_ATTRIBUTES: DataRules["attributes"] = new Map();
const XSI = "http://www.w3.org/2001/XMLSchema-instance";

function checkAttributes(
  element: XmlElement,
  { typeName }: Shape,
  allowed: DataRules["attributes"],
  report: Report,
): void {
  for (const { namespace, name, value } of element.attributes) {
    if (namespace === "") {
      const isValue = allowed.get(name);
      if (!allowed.has(name))
        report("XSD-ATTRIBUTE-UNKNOWN", element, `${writtenName(element)} has no attribute ${name}`);
      else if (isValue !== undefined && !isValue(value)) {
        report("XSD-ATTRIBUTE-VALUE", element, `the attribute ${name} of ${writtenName(element)} is malformed`);
      }
    } else if (namespace !== XMLNS && !(namespace === XSI && isInstanceAttribute(name, value, element, typeName))) {
      report("XSD-ATTRIBUTE-UNKNOWN", element, `${writtenName(element)} has no attribute ${name} of ${namespace}`);
    }
  }
}

/** Where schemas lie, and the type that the element has anyway; nothing in UBL may be nil. */
const isInstanceAttribute = (name: string, value: string, { prefix }: XmlElement, typeName: string): boolean =>
  name === "schemaLocation" ||
  name === "noNamespaceSchemaLocation" ||
  (name === "type" && trimXml(value) === (prefix === "" ? typeName : `${prefix}:${typeName}`));
