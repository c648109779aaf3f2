import { SaxesParser } from "saxes";
import { expect, it } from "vitest";
import { mutate } from "../fuzz/mutate.ts";
import { Random } from "../fuzz/random.ts";
import { writeInvoice } from "../src/index.ts";
import { readXml, type XmlElement } from "../src/xml/index.ts";
import { EXAMPLES } from "./examples.ts";

/** A document as one text: names with their namespaces, attributes, and the text of what has no elements in it. */
function treeOf({ namespace, name, attributes, children, text }: XmlElement): string {
  const own = attributes.map((attribute) => `{${attribute.namespace}}${attribute.name}=${attribute.value}`).join(";");
  const content = children.length > 0 ? children.map(treeOf).join("") : text;
  // saxes trims the names of namespaces.
  return `<{${namespace.trim()}}${name} ${own}>${content}</>`;
}

/** The same by saxes, another strict parser; `undefined` for what it refuses. */
function treeBySaxes(source: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  const open: { readonly head: string; text: string; readonly children: string[] }[] = [];
  let tree: string | undefined;
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("doctype", () => {
    throw new Error("document type");
  });
  parser.on("opentag", ({ uri, local, attributes }) => {
    const own = Object.values(attributes).map((attribute) => `{${attribute.uri}}${attribute.local}=${attribute.value}`);
    open.push({ head: `{${uri}}${local} ${own.join(";")}`, text: "", children: [] });
  });
  const addText = (text: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const written = `<${closed.head}>${closed.children.length > 0 ? closed.children.join("") : closed.text}</>`;
    const parent = open.at(-1);
    if (parent === undefined) tree = written;
    else parent.children.push(written);
  });
  try {
    parser.write(source).close();
    return tree;
  } catch {
    return undefined;
  }
}

it("MUST take for XML, and see in it, just what another strict parser does", () => {
  const documents = EXAMPLES.map(({ invoice }) => Buffer.from(writeInvoice(invoice, "PEPPOL_BIS_3")));
  const outcomes = { wellFormed: 0, refused: 0 };
  for (let run = 0; run < 2_500; run += 1) {
    const random = new Random(run);
    const source = mutate(random.pick(documents), random.pick(documents), random)
      .toString()
      .replace(/^\ufeff/, "");
    const document = readXml(source, { depth: 10_000, attributes: 10_000 });
    const ours = document.ok ? treeOf(document.value.root) : undefined;
    expect(ours === treeBySaxes(source), `run ${run}: ${document.ok ? "" : document.faults[0]?.message}`).toBe(true);
    outcomes[ours === undefined ? "refused" : "wellFormed"] += 1;
  }
  expect(Math.min(outcomes.wellFormed, outcomes.refused)).toBeGreaterThan(300);
}, 60_000);
