import { descend, readXml, type XmlElement } from "../src/api31/xml.ts";

const XS = "http://www.w3.org/2001/XMLSchema";

/**
 * What a WSDL document says, without how it says it: names resolved to their namespaces, defaults spelt out, no
 * documentation, nothing about the order of declarations. Equal models make equal clients.
 */
export function wsdlModel(source: string) {
  const root = readXml(source);
  const schema = descend(root, "types", "schema");
  if (schema === undefined) throw new Error("no schema");
  return {
    namespace: root.attributes.get("targetNamespace"),
    schema: {
      namespace: schema.attributes.get("targetNamespace"),
      elementForm: schema.attributes.get("elementFormDefault"),
      elements: byName(all(schema, "element").map(elementModel)),
      types: byName([...all(schema, "complexType"), ...all(schema, "simpleType")].map(namedType)),
    },
    operations: byName(all(only(root, "portType"), "operation").map((operation) => operationModel(root, operation))),
    portTypes: all(root, "portType").map((portType) => portType.attributes.get("name")),
    bindings: all(root, "binding").map((binding) => ({
      ...attributesOf(binding, "name", "type"),
      ...attributesOf(only(binding, "binding"), "transport", "style"),
      operations: all(binding, "operation")
        .map((operation) => operation.attributes.get("name"))
        .sort(),
    })),
    services: all(root, "service").map((service) => ({
      ...attributesOf(service, "name"),
      ports: all(service, "port").map((port) => attributesOf(port, "name", "binding")),
    })),
  };
}

function operationModel(root: XmlElement, operation: XmlElement) {
  const name = operation.attributes.get("name");
  const bound = all(only(root, "binding"), "operation").find((other) => other.attributes.get("name") === name);
  if (name === undefined || bound === undefined) throw new Error(`${name} is not bound`);
  return {
    name,
    input: partsOf(root, only(operation, "input")),
    output: partsOf(root, only(operation, "output")),
    action: attributesOf(only(bound, "operation"), "soapAction", "style"),
    bodies: [only(bound, "input"), only(bound, "output")].map((side) => attributesOf(only(side, "body"), "use")),
    headers: ["input", "output"].map((side) =>
      all(only(bound, side), "header").map((header) => ({
        ...attributesOf(header, "part", "use"),
        parts: partsOf(root, header),
      })),
    ),
  };
}

/** Parts of the message that an element refers to. */
function partsOf(root: XmlElement, reference: XmlElement): unknown {
  const wanted = qualified(reference, reference.attributes.get("message"))?.split("}")[1];
  const message = all(root, "message").find((candidate) => candidate.attributes.get("name") === wanted);
  if (message === undefined) throw new Error(`no message ${wanted}`);
  return all(message, "part").map((part) => attributesOf(part, "name", "element"));
}

function elementModel(element: XmlElement): Named {
  return {
    name: element.attributes.get("name"),
    nillable: element.attributes.get("nillable") ?? "false",
    minOccurs: element.attributes.get("minOccurs") ?? "1",
    maxOccurs: element.attributes.get("maxOccurs") ?? "1",
    type: qualified(element, element.attributes.get("type")),
    content: all(element, "complexType").map(contentModel),
  };
}

function namedType(type: XmlElement): Named {
  return { name: type.attributes.get("name"), ...contentModel(type) };
}

function contentModel(type: XmlElement): object {
  const extension = descend(type, "complexContent", "extension");
  const restriction = descend(type, "restriction");
  const base = extension ?? restriction;
  return {
    mixed: type.attributes.get("mixed") ?? "false",
    base: base && qualified(base, base.attributes.get("base")),
    values: all(restriction, "enumeration").map((value) => value.attributes.get("value")),
    sequence: descend(extension ?? type, "sequence")?.children.map(particleModel),
    anyAttribute: all(extension ?? type, "anyAttribute").length,
  };
}

function particleModel(particle: XmlElement): object {
  if (particle.name === "element") return elementModel(particle);
  return {
    particle: particle.name,
    ...attributesOf(particle, "processContents", "minOccurs", "maxOccurs", "namespace"),
  };
}

type Named = { readonly name: string | undefined } & Readonly<Record<string, unknown>>;

function byName<T extends { readonly name: string | undefined }>(entries: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(entries.map((entry) => [entry.name, entry]));
}

function attributesOf(element: XmlElement, ...names: readonly string[]): object {
  const isReference = (name: string) => ["element", "type", "binding", "message"].includes(name);
  return Object.fromEntries(
    names.map((name) => {
      const value = element.attributes.get(name);
      return [name, isReference(name) ? qualified(element, value) : value];
    }),
  );
}

/** `{namespace}local`, by the prefixes in scope. */
function qualified(element: XmlElement, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const [prefix = "", local = ""] = name.includes(":") ? name.split(":") : ["", name];
  const namespace = element.ownScope.get(prefix) ?? element.outerScope.get(prefix);
  return `{${namespace === XS ? "xs" : namespace}}${local}`;
}

function all(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

function only(element: XmlElement, name: string): XmlElement {
  const [found] = all(element, name);
  if (found === undefined) throw new Error(`${element.name} has no ${name}`);
  return found;
}
