import { candidates } from "../xml/candidates.ts";
import { text, type XmlElement } from "../xml/index.ts";
import { UBL } from "./namespaces.ts";

interface Step {
  readonly namespace: string;
  readonly name: string;
}

/** Paths are literals of this package, so there are few of them. */
const parsed = new Map<string, readonly (readonly Step[])[]>();

/** What took long to find; thousands of lines may ask for it again. */
const found = new WeakMap<XmlElement, Map<string, readonly XmlElement[]>>();
const LONG = 32;

/**
 * Elements below `element`, in document order per alternative: `cac:Party/cbc:EndpointID`, or several such paths with
 * ` | ` between them. The empty path is the element itself.
 */
export const select = (element: XmlElement, path: string): readonly XmlElement[] =>
  found.get(element)?.get(path) ?? search(element, path);

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
  let visited = 0;
  for (const steps of alternativesOf(path)) visited += collect(element, steps, 0, elements);
  if (visited > LONG) found.set(element, (found.get(element) ?? new Map()).set(path, elements));
  return elements;
}

/** Tells how many elements it has visited. */
function collect(element: XmlElement, steps: readonly Step[], depth: number, elements: XmlElement[]): number {
  const step = steps[depth];
  if (step === undefined) {
    elements.push(element);
    return 1;
  }
  let visited = 1;
  for (const node of candidates(element, step.name)) {
    if (isAt(node, step)) visited += collect(node, steps, depth + 1, elements);
  }
  return visited;
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
