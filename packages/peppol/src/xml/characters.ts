const NAME_START = 1;
const NAME = 2;
const ASCII = new Uint8Array(128);
for (const character of ":ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
  ASCII[character.charCodeAt(0)] = NAME_START | NAME;
for (const character of "-.0123456789") ASCII[character.charCodeAt(0)] = NAME;

/** Beyond ASCII everything passes here; `isName` looks closer. */
export const isNameStart = (code: number): boolean => code > 127 || ((ASCII[code] ?? 0) & NAME_START) !== 0;
export const isNameCharacter = (code: number): boolean => code > 127 || ((ASCII[code] ?? 0) & NAME) !== 0;

const START =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}\\u{2070}-\\u{218F}" +
  "\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const PART = `[${START}][${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*`;
const QUALIFIED = new RegExp(`^${PART}(?::${PART})?$`, "u");

const ASCII_QUALIFIED = /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/;

/** Namespaces in XML 1.0, productions 7 to 11: at most one colon, and not at an end. */
export const isQualifiedName = (name: string): boolean => ASCII_QUALIFIED.test(name) || QUALIFIED.test(name);

/** White space of XML 1.0, production 3; JavaScript knows more kinds. */
export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/** Without the white space of XML around it, as `normalize-space` and `collapse` see it. */
export function trimXml(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

const LONE_SURROGATE = /\p{Cs}/u;

/** Offset of the first character that XML cannot hold, −1 when there is none. Surrogates are taken for paired. */
export const forbiddenAt = (source: string): number => source.search(FORBIDDEN);

export const hasLoneSurrogate = (source: string): boolean => LONE_SURROGATE.test(source);

export const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);
