import { candidates, isWide } from "../xml/candidates.ts";
import { text, type XmlElement } from "../xml/index.ts";
import { UBL } from "./namespaces.ts";

interface Step {
  readonly namespace: string;
  readonly name: string;
}

/** Paths are literals of this package, so there are few of them. */
const parsed = new Map<string, readonly (readonly Step[])[]>();

/** What was found below elements with many children, which thousands of lines may ask for. */
const found = new WeakMap<XmlElement, Map<string, readonly XmlElement[]>>();

/**
 * Elements below `element`, in document order per alternative: `cac:Party/cbc:EndpointID`, or several such paths with
 * ` | ` between them. The empty path is the element itself.
 */
export function select(element: XmlElement, path: string): readonly XmlElement[] {
  if (!isWide(element)) return search(element, path);
  const known = found.get(element) ?? new Map<string, readonly XmlElement[]>();
  found.set(element, known);
  const elements = known.get(path) ?? search(element, path);
  known.set(path, elements);
  return elements;
}

export const first = (element: XmlElement, path: string): XmlElement | undefined => select(element, path)[0];

export const has = (element: XmlElement, path: string): boolean => select(element, path).length > 0;

/** Text of the first such element, white space around it removed. */
export const value = (element: XmlElement, path: string): string | undefined => text(first(element, path))?.trim();

export const values = (element: XmlElement, path: string): readonly string[] =>
  select(element, path).map((selected) => text(selected).trim());

/** `cbc:ID`; the roots are plain `Invoice` and `CreditNote`; `undefined` for what is not UBL. */
export function ublName({ namespace, name }: XmlElement): string | undefined {
  if (namespace === UBL.cbc) return `cbc:${name}`;
  if (namespace === UBL.cac) return `cac:${name}`;
  return isRootName(name) && namespace === UBL[name] ? name : undefined;
}

const isRootName = (name: string): name is "Invoice" | "CreditNote" => name === "Invoice" || name === "CreditNote";

export function rootOf(element: XmlElement): XmlElement {
  let root = element;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function search(element: XmlElement, path: string): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  for (const steps of alternativesOf(path)) collect(element, steps, 0, elements);
  return elements;
}

function collect(element: XmlElement, steps: readonly Step[], depth: number, elements: XmlElement[]): void {
  const step = steps[depth];
  if (step === undefined) {
    elements.push(element);
    return;
  }
  for (const node of candidates(element, step.name)) {
    if (isAt(node, step)) collect(node, steps, depth + 1, elements);
  }
}

const isAt = (node: XmlElement | string, step: Step): node is XmlElement =>
  typeof node !== "string" && node.name === step.name && node.namespace === step.namespace;

function alternativesOf(path: string): readonly (readonly Step[])[] {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const alternatives = path
    .split(" | ")
    .map((alternative) => (alternative === "" ? [] : alternative.split("/").map(toStep)));
  parsed.set(path, alternatives);
  return alternatives;
}

function toStep(text: string): Step {
  const [prefix, name = ""] = text.split(":");
  return { namespace: prefix === "cac" ? UBL.cac : UBL.cbc, name };
}
