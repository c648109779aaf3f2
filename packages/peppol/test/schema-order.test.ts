import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeInvoice } from "../src/index.ts";
import { attribute, child, children, readXml, type XmlElement } from "../src/xml/index.ts";
import { arbitraryInvoice } from "./arbitrary-invoice.ts";
import { SCHEMA_FOLDER } from "./conformance.ts";

interface Particle {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isRepeatable: boolean;
}
/** Element name → what may stand in it, in order. */
type Schema = ReadonlyMap<string, readonly Particle[]>;

const FILES = [
  "common/UBL-CommonAggregateComponents-2.1.xsd",
  "maindoc/UBL-Invoice-2.1.xsd",
  "maindoc/UBL-CreditNote-2.1.xsd",
];

const isPresent = existsSync(SCHEMA_FOLDER);
const title = "writeInvoice against the UBL 2.1 schemas";

describe.skipIf(!isPresent)(isPresent ? title : `${title} (not found at ${SCHEMA_FOLDER.pathname})`, () => {
  it("MUST write elements that the schema knows, in its order, as often as it allows", () => {
    const schema = readSchemas();
    fc.assert(
      fc.property(arbitraryInvoice, (invoice) => {
        expect(violations(rootOf(writeInvoice(invoice, "PEPPOL_BIS_3")), schema)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("MUST notice a wrong order", () => {
    const root = rootOf(Buffer.from(`<Invoice xmlns:cac="a"><cac:TaxTotal/><cac:Delivery/></Invoice>`));
    expect(violations(root, readSchemas())).toContain("Invoice: Delivery");
  });
});

function violations(element: XmlElement, schema: Schema): readonly string[] {
  const particles = schema.get(element.name);
  const found = element.children;
  if (particles === undefined) return [];
  let position = 0;
  const misplaced = found.filter(({ name }, index) => {
    const at = particles.findIndex((particle, place) => place >= position && particle.name === name);
    const isRepeated = found[index - 1]?.name === name;
    position = Math.max(at, position);
    return at === -1 || (isRepeated && particles[at]?.isRepeatable !== true);
  });
  const missing = particles.filter(({ name, isRequired }) => isRequired && child(element, name) === undefined);
  const own = [...misplaced, ...missing].map(({ name }) => `${element.name}: ${name}`);
  return [...own, ...found.flatMap((inner) => violations(inner, schema))];
}

function readSchemas(): Schema {
  const roots = FILES.map((file) => rootOf(readFileSync(new URL(file, SCHEMA_FOLDER))));
  const types = new Map(
    roots.flatMap((root) =>
      children(root, "complexType").map((type) => [attribute(type, "name"), particlesOf(type)] as const),
    ),
  );
  const elements = roots.flatMap((root) => children(root, "element"));
  return new Map(elements.map((at) => [attribute(at, "name") ?? "", types.get(attribute(at, "type")) ?? []]));
}

function particlesOf(type: XmlElement): readonly Particle[] {
  const sequence = child(type, "sequence");
  return (sequence === undefined ? [] : children(sequence, "element")).map((particle) => ({
    name: (attribute(particle, "ref") ?? "").replace(/^.*:/, ""),
    isRequired: attribute(particle, "minOccurs") !== "0",
    isRepeatable: attribute(particle, "maxOccurs") === "unbounded",
  }));
}

function rootOf(bytes: Uint8Array): XmlElement {
  const document = readXml(bytes);
  if (!document.ok) throw new Error(JSON.stringify(document.faults));
  return document.value.root;
}
