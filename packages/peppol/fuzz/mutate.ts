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
  "x".repeat(5_000),
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

/** So long that work which grows with the square of it takes more than a second. */
const HUGE = ["x", "9", " ", "\n", ".", "a:", "&amp;", "<cbc:ID/>"].map((text) => text.repeat(50_000));

/** How long repeating makes an element at most. */
const MOST_REPEATED_CHARACTERS = 50_000;

const NAMES = ["cbc:Foo", "cbc:ID", "cac:Party", "cac:InvoiceLine", "ext:UBLExtensions", "x", "Invoice", "CreditNote"];

/** One element with all that is in it; from tag to tag, so one within another of its name ends it. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly attributes: string;
  readonly content: string;
}

/** The first one behind a random place, or an empty one there. */
function anElement(text: string, random: Random): Found {
  const start = random.below(text.length);
  const tag = /<([A-Za-z][\w:.-]*)([^<>]*)>/g;
  tag.lastIndex = start;
  const found = tag.exec(text);
  if (found === null) return { start, end: start, name: "a", attributes: "", content: "" };
  const [whole, name = "", attributes = ""] = found;
  const inside = found.index + whole.length;
  const close = `</${name}>`;
  const at = text.indexOf(close, inside);
  const [contentEnd, end] = at === -1 ? [inside, inside] : [at, at + close.length];
  return { start: found.index, end, name, attributes, content: text.slice(inside, contentEnd) };
}

const onText =
  (change: (text: string, random: Random) => string): Mutation =>
  (document, random) =>
    Buffer.from(change(document.toString(), random));

const onElement = (change: (found: Found, whole: string, random: Random) => string): Mutation =>
  onText((text, random) => {
    const found = anElement(text, random);
    return (
      text.slice(0, found.start) + change(found, text.slice(found.start, found.end), random) + text.slice(found.end)
    );
  });

const element = (name: string, attributes: string, content: string): string =>
  `<${name}${attributes}>${content}</${name}>`;

/** Two elements in the order of the text; `undefined` when one is in the other. */
function twoElements(text: string, random: Random): readonly [Found, Found] | undefined {
  const [one, other] = [anElement(text, random), anElement(text, random)];
  const [left, right] = one.start < other.start ? [one, other] : [other, one];
  return left.end <= right.start ? [left, right] : undefined;
}

const ON_ELEMENTS: readonly Mutation[] = [
  onElement(() => ""),
  onElement((_, whole) => whole + whole),
  onElement((_, whole, random) => whole.repeat(random.below(2 + MOST_REPEATED_CHARACTERS / (whole.length + 1)))),
  onElement(({ name, attributes }, _, random) => element(name, attributes, random.pick(VALUES))),
  onElement(({ name, attributes }, _, random) => element(name, attributes, random.pick(HUGE))),
  onElement(({ content, attributes }, _, random) => element(random.pick(NAMES), attributes, content)),
  onElement((_, whole, random) => {
    const depth = random.below(150);
    return `${"<cac:Party>".repeat(depth)}${whole}${"</cac:Party>".repeat(depth)}`;
  }),
  onElement(({ name, content }, _, random) => {
    const attributes = Array.from({ length: random.below(130) }, (_, index) => ` a${index}="${random.pick(VALUES)}"`);
    return element(name, attributes.join(""), content);
  }),
  // Swapped.
  onText((text, random) => {
    const [left, right] = twoElements(text, random) ?? [];
    if (left === undefined || right === undefined) return text;
    const between = text.slice(left.end, right.start);
    const swapped = text.slice(right.start, right.end) + between + text.slice(left.start, left.end);
    return text.slice(0, left.start) + swapped + text.slice(right.end);
  }),
  // Moved to where another one stands.
  onText((text, random) => {
    const [left, right] = twoElements(text, random) ?? [];
    if (left === undefined || right === undefined) return text;
    const [moved, between] = [text.slice(left.start, left.end), text.slice(left.end, right.start)];
    return text.slice(0, left.start) + between + moved + text.slice(right.start);
  }),
  // One name becomes another, everywhere.
  onText((text, random) => {
    const { name } = anElement(text, random);
    const other = random.next() < 0.5 ? random.pick(NAMES) : anElement(text, random).name;
    return text.replaceAll(new RegExp(`(</?)${name}(?=[\\s/>])`, "g"), `$1${other}`);
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
