// Writes src/structure/ubl-structure.ts from the schemas of UBL 2.1 (OASIS Standard, 4 November 2013; the run-time
// variant without annotations will do). Facts only: names, order, cardinality, data types.
//
//   node generate-structure.mjs FOLDER      the folder holds common/ and maindoc/
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder holds the schemas?");

const FILES = {
  cbc: "common/UBL-CommonBasicComponents-2.1.xsd",
  cac: "common/UBL-CommonAggregateComponents-2.1.xsd",
  ext: "common/UBL-CommonExtensionComponents-2.1.xsd",
  Invoice: "maindoc/UBL-Invoice-2.1.xsd",
  CreditNote: "maindoc/UBL-CreditNote-2.1.xsd",
};
/** How many, by minOccurs and maxOccurs. */
const TIMES = { "1 1": "", "0 1": "?", "0 unbounded": "*", "1 unbounded": "+" };

const attributeOf = (tag, name, absent) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? absent;
const qualified = (name, prefix) =>
  name.includes(":") ? name : prefix in { cbc: 1, cac: 1, ext: 1 } ? `${prefix}:${name}` : name;

const elements = new Map(); // cac:Party → { prefix, type }
const types = new Map(); // cac:PartyType → { data } or { particles }
for (const [prefix, file] of Object.entries(FILES)) {
  const schema = readFileSync(path.join(folder, file), "utf8").replace(
    /<xsd:annotation>[\s\S]*?<\/xsd:annotation>/g,
    "",
  );
  for (const [, name, content] of schema.matchAll(/<xsd:complexType name="(\w+)">([\s\S]*?)<\/xsd:complexType>/g)) {
    const data = /<xsd:extension\s+base="udt:(\w+)Type"/.exec(content)?.[1];
    const particles = [...content.matchAll(/<xsd:element\s[^>]*ref=[^>]*>/g)].map(([tag]) => {
      const times = TIMES[`${attributeOf(tag, "minOccurs", "1")} ${attributeOf(tag, "maxOccurs", "1")}`];
      return { name: qualified(attributeOf(tag, "ref"), prefix), times };
    });
    if (data === undefined && particles.length === 0) throw new Error(`${name} is of no known form`);
    if (new Set(particles.map((particle) => particle.name)).size < particles.length) throw new Error(`${name} repeats`);
    types.set(qualified(name, prefix), { data, particles });
  }
  for (const [tag] of schema.matchAll(/<xsd:element\s+name=[^>]*>/g)) {
    elements.set(qualified(attributeOf(tag, "name"), prefix), qualified(attributeOf(tag, "type"), prefix));
  }
}
types.set("ext:ExtensionContentType", { data: "Any", particles: [] });

const basics = new Map(); // Amount → names
const aggregates = new Map(); // cac:PartyType → names
const met = new Set();
const waiting = ["Invoice", "CreditNote"];
for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
  if (met.has(name)) continue;
  met.add(name);
  const type = elements.get(name);
  const { data, particles } = types.get(type);
  const group = data === undefined ? aggregates : basics;
  const key = data ?? type;
  group.set(key, [...(group.get(key) ?? []), name]);
  waiting.push(...particles.map((particle) => particle.name));
}

const wrapped = (words) => {
  const lines = [""];
  for (const word of words) {
    const last = lines.length - 1;
    if (lines[last].length + word.length > 116) lines.push(word);
    else lines[last] += lines[last] === "" ? word : ` ${word}`;
  }
  return lines.join("\n  ");
};
const sorted = (map) => [...map].sort(([left], [right]) => (left < right ? -1 : 1));
const basicText = sorted(basics)
  .map(([data, names]) => `  ${data}: \`\n  ${wrapped(names.sort())}\`,`)
  .join("\n");
const aggregateText = sorted(aggregates)
  .map(([type, names]) => {
    const particles = types.get(type).particles.map(({ name, times }) => `${name}${times}`.replace(/^cbc:/, ""));
    return wrapped([`${type.replace(/^\w+:/, "")}:`, ...names, "=", ...particles]);
  })
  .join("\n");

writeFileSync(
  new URL("src/structure/ubl-structure.ts", import.meta.url),
  `// Made by generate-structure.mjs from the schemas of UBL 2.1, © OASIS Open 2013. All Rights Reserved.
// Not to be edited.

/** Data type → elements of it that stand in an Invoice or a CreditNote. */
export const BASIC = {
${basicText}
} as const;

/**
 * Types of the other elements: name of the type, elements of it, \`=\`, and what stands in them, in order; without prefix
 * it is \`cbc:\`. \`?\` at most once, \`*\` any number, \`+\` at least once, else exactly once.
 */
export const AGGREGATE = \`
${aggregateText}
\`;
`,
);
