import { SaxesParser } from "saxes";

/** An element of a document that was read, with its place in the source. */
export interface XmlElement {
  readonly namespace: string;
  /** Local name: prefixes are free. */
  readonly name: string;
  /** By local name; namespace declarations are left out, `xsi:nil` is found under `nil`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text that stands in the element itself, CDATA included, without that of its children. */
  readonly text: string;
  /** Offsets into the source, from `<` to behind the closing `>`. */
  readonly start: number;
  readonly end: number;
  /** Prefix → namespace as in force around the element. */
  readonly outerScope: ReadonlyMap<string, string>;
  /** Prefix → namespace that the element declares itself. */
  readonly ownScope: ReadonlyMap<string, string>;
}

export class MalformedXml extends Error {
  override readonly name = "MalformedXml";
}

type Growing = { -readonly [K in keyof XmlElement]: XmlElement[K] } & { children: Growing[] };

/**
 * Reads a document into a tree. DTDs are refused, and with them every entity but the five of XML.
 * @throws MalformedXml
 */
export function readXml(source: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let start = 0;

  const addText = (text: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  };
  parser.on("error", (error) => {
    throw new MalformedXml(error.message);
  });
  parser.on("doctype", () => {
    throw new MalformedXml("a document type declaration is not allowed");
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("opentagstart", () => {
    start = source.lastIndexOf("<", parser.position - 1);
  });
  parser.on("opentag", (tag) => {
    const parent = open.at(-1);
    const attributes = Object.values(tag.attributes).filter((attribute) => !declaresNamespace(attribute.name));
    const element: Growing = {
      namespace: tag.uri,
      name: tag.local,
      attributes: new Map(attributes.map((attribute) => [attribute.local, attribute.value])),
      children: [],
      text: "",
      start,
      end: start,
      outerScope: parent === undefined ? new Map() : innerScope(parent),
      ownScope: new Map(Object.entries(tag.ns)),
    };
    parent?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) closed.end = parser.position;
  });

  parser.write(source).close();
  if (root === undefined) throw new MalformedXml("there is no root element");
  return root;
}

/**
 * The element as it stands in the source, character for character. Namespaces that it uses but that are declared
 * further out are added to its start tag, so that the cut stands on its own.
 */
export function cutElement(source: string, element: XmlElement): string {
  const raw = source.slice(element.start, element.end);
  const missing = [...element.outerScope].filter(([prefix, namespace]) => {
    if (element.ownScope.has(prefix)) return false;
    return prefix === "" ? namespace !== "" : new RegExp(`(?<![\\w.:-])${prefix.replaceAll(".", "\\.")}:`).test(raw);
  });
  const declarations = missing.map(([prefix, namespace]) => {
    return ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(namespace)}"`;
  });
  const nameEnd = raw.search(/[\s/>]/);
  return raw.slice(0, nameEnd) + declarations.join("") + raw.slice(nameEnd);
}

/** The first element reached by local names from `element`. */
export function descend(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (current, name) => current?.children.find((child) => child.name === name),
    element,
  );
}

/** Trimmed text at that place; `undefined` when absent, empty or nil: all three mean "not given". */
export function textAt(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  const found = descend(element, ...names);
  const text = found?.text.trim();
  return text === "" || isNil(found) ? undefined : text;
}

function isNil(element: XmlElement | undefined): boolean {
  return ["true", "1"].includes(element?.attributes.get("nil")?.trim() ?? "");
}

function innerScope(element: XmlElement): ReadonlyMap<string, string> {
  return element.ownScope.size === 0 ? element.outerScope : new Map([...element.outerScope, ...element.ownScope]);
}

function declaresNamespace(attributeName: string): boolean {
  return attributeName === "xmlns" || attributeName.startsWith("xmlns:");
}

function escapeAttribute(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
