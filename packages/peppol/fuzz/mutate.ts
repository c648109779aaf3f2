import type { Random } from "./random.ts";

type Mutation = (document: Buffer, random: Random, other: Buffer) => Buffer;

const splice = (document: Buffer, at: number, remove: number, insert: Uint8Array): Buffer =>
  Buffer.concat([document.subarray(0, at), insert, document.subarray(at + remove)]);

const ON_BYTES: readonly Mutation[] = [
  (document, random) => splice(document, random.below(document.length), 1, Buffer.from([random.below(256)])),
  (document, random) => splice(document, random.below(document.length), random.below(200), Buffer.alloc(0)),
  (document, random) => document.subarray(0, random.below(document.length)),
  (document, random) => {
    const at = random.below(document.length);
    return splice(document, random.below(document.length), 0, document.subarray(at, at + random.below(2_000)));
  },
  (document, random, other) =>
    Buffer.concat([document.subarray(0, random.below(document.length)), other.subarray(random.below(other.length))]),
  (document) => Buffer.concat([Buffer.from("\ufeff"), document]),
  (document) => Buffer.from(document.toString(), "utf16le"),
  (document) => Buffer.from(document.toString().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"'), "latin1"),
];

const FRAGMENTS = [
  "<",
  ">",
  "&",
  "&amp;",
  "&#0;",
  "&#x10ffff;",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<!DOCTYPE a [<!ENTITY b 'c'>]>",
  "<?pi?>",
  '"',
  "'",
  "\u0000",
  "\ud83d\ude00",
  "\r\n",
  'xmlns=""',
  'xmlns:cbc="urn:x"',
  "<cac:Party/>",
  "<cbc:ID/>",
];

const VALUES = [
  "",
  " ",
  "0",
  "-0",
  "1e9",
  "9".repeat(17),
  "9".repeat(40),
  `0.${"3".repeat(30)}`,
  "-1",
  "NaN",
  "1.000,00",
  "2026-02-30",
  "0000-00-00",
  "2026-11-24Z",
  "true",
  "x".repeat(10_000),
  "é€😀",
  "VAT",
  "S",
  "O",
  "NL",
  "DE",
  "DK",
  "SE",
  "GR",
  "IT",
  "IS",
  "NO",
];

const ELEMENT = /<((?:\w+:)?\w+)((?:\s[^<>]*)?)>([^<]*)<\/\1>\s*/g;
const TAG = /<\/?((?:\w+:)?\w+)[^<>]*>/g;

const onText =
  (change: (text: string, random: Random) => string): Mutation =>
  (document, random) =>
    Buffer.from(change(document.toString(), random));

const element = (text: string, random: Random): RegExpExecArray =>
  random.pick([...text.matchAll(ELEMENT), ["", "", "", ""] as unknown as RegExpExecArray]);
const replaced = (text: string, { 0: whole, index = 0 }: RegExpExecArray, by: string): string =>
  text.slice(0, index) + by + text.slice(index + whole.length);

const ON_ELEMENTS: readonly Mutation[] = [
  onText((text, random) => replaced(text, element(text, random), "")),
  onText((text, random) => {
    const found = element(text, random);
    return replaced(text, found, found[0] + found[0]);
  }),
  onText((text, random) => {
    const found = element(text, random);
    return replaced(text, found, `<${found[1] || "a"}${found[2]}>${random.pick(VALUES)}</${found[1] || "a"}>`);
  }),
  onText((text, random) => {
    const moved = element(text, random)[0];
    const { index } = element(text, random);
    return text.slice(0, index) + moved + text.slice(index);
  }),
  onText((text, random) => {
    const names = [...text.matchAll(TAG)].map(([, name = ""]) => name);
    const [from, to] = [random.pick(["a", ...names]), random.pick(["cbc:Foo", ...names])];
    return text.replaceAll(new RegExp(`(</?)${from}(?=[\\s/>])`, "g"), `$1${to}`);
  }),
  onText((text, random) => {
    const found = element(text, random);
    const depth = random.below(150);
    return replaced(text, found, `${"<cac:Party>".repeat(depth)}${found[0]}${"</cac:Party>".repeat(depth)}`);
  }),
  onText((text, random) => {
    const found = element(text, random);
    const count = random.below(130);
    const attributes = Array.from({ length: count }, (_, index) => ` a${index}="${random.pick(VALUES.slice(0, 8))}"`);
    return replaced(text, found, `<${found[1] || "a"}${attributes.join("")}>${found[3]}</${found[1] || "a"}>`);
  }),
  onText((text, random) => {
    const found = element(text, random);
    return replaced(text, found, found[0].repeat(random.below(1_000)));
  }),
  onText((text, random) => {
    const at = random.below(text.length);
    return text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(at);
  }),
];

/** One to three changes of the bytes or of the elements. */
export function mutate(document: Buffer, other: Buffer, random: Random): Buffer {
  let mutated = document;
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    mutated = random.pick(random.next() < 0.4 ? ON_BYTES : ON_ELEMENTS)(mutated, random, other);
    if (mutated.length === 0) return mutated;
  }
  return mutated;
}
