import { childrenByName, type XmlElement, type XmlName } from "../xml/index.ts";
import { nameOf } from "./names.ts";

/** Alternatives of steps from parent to child. */
type Path = readonly (readonly XmlName[])[];

/** Paths are literals of this package, so there are few of them. */
const paths = new Map<string, Path>();

/**
 * Elements below `element`, in document order per alternative: `cac:Party/cbc:EndpointID`, or several such paths with
 * ` | ` between them. The empty path is the element itself. The document was read by `readUbl`.
 */
export function select(element: XmlElement, path: string): readonly XmlElement[] {
  if (isWide(element)) return selectWide(element, path);
  return search(element, pathOf(path));
}

export function first(element: XmlElement, path: string): XmlElement | undefined {
  if (isWide(element)) return selectWide(element, path)[0];
  for (const steps of pathOf(path)) {
    const found = descend(element, steps, 0, always);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of the elements that `select` finds, some pass the test. */
export function some(element: XmlElement, path: string, test: (found: XmlElement) => boolean): boolean {
  if (isWide(element)) return selectWide(element, path).some(test);
  for (const steps of pathOf(path)) if (descend(element, steps, 0, test) !== undefined) return true;
  return false;
}

export const has = (element: XmlElement, path: string): boolean => first(element, path) !== undefined;

/** Text of the first such element, white space around it removed. */
export const value = (element: XmlElement, path: string): string | undefined => first(element, path)?.trimmed;

export const values = (element: XmlElement, path: string): readonly string[] =>
  select(element, path).map(({ trimmed }) => trimmed);

export function rootOf(element: XmlElement): XmlElement {
  let root = element;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

function search(element: XmlElement, path: Path): readonly XmlElement[] {
  const elements: XmlElement[] = [];
  for (const steps of path) collect(element, steps, 0, elements);
  return elements;
}

function collect(element: XmlElement, steps: readonly XmlName[], depth: number, elements: XmlElement[]): void {
  const step = steps[depth];
  if (step === undefined) {
    elements.push(element);
    return;
  }
  for (const node of childrenNamed(element, step)) {
    if (node.qname === step) collect(node, steps, depth + 1, elements);
  }
}

const always = (): boolean => true;

/** The first that passes the test. */
function descend(
  element: XmlElement,
  steps: readonly XmlName[],
  depth: number,
  test: (found: XmlElement) => boolean,
): XmlElement | undefined {
  const step = steps[depth];
  if (step === undefined) return test(element) ? element : undefined;
  for (const node of childrenNamed(element, step)) {
    if (node.qname !== step) continue;
    const found = descend(node, steps, depth + 1, test);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** So many children that looking through them again and again would show: thousands of lines may ask their root. */
const isWide = ({ children }: XmlElement): boolean => children.length > 32;

/** Below wide elements, by path. */
const foundBelow = new WeakMap<XmlElement, Map<string, readonly XmlElement[]>>();
const NONE: readonly XmlElement[] = [];

/** All children of that name, and others unless there are many of them. */
const childrenNamed = (element: XmlElement, name: XmlName): readonly XmlElement[] =>
  isWide(element) ? (childrenByName(element).get(name) ?? NONE) : element.children;

function selectWide(element: XmlElement, path: string): readonly XmlElement[] {
  const found = foundBelow.get(element) ?? new Map<string, readonly XmlElement[]>();
  foundBelow.set(element, found);
  const known = found.get(path);
  if (known !== undefined) return known;
  const elements = search(element, pathOf(path));
  found.set(path, elements);
  return elements;
}

function pathOf(text: string): Path {
  const known = paths.get(text);
  if (known !== undefined) return known;
  const path = text.split(" | ").map((steps) => (steps === "" ? [] : steps.split("/").map(nameOf)));
  paths.set(text, path);
  return path;
}
