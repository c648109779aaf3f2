const NOT_IN_XML = /(?![\t\n\r\x7f-\x9f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/u;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** @throws RangeError for a character that XML cannot carry (XML 1.0, production 2) */
export const escapeText = (text: string): string => referenced(text, /[&<>\r]/g);

/** For a value between double quotes. @throws RangeError like `escapeText` */
export const escapeAttribute = (text: string): string => referenced(text, /[&<>"\t\n\r]/g);

function referenced(text: string, special: RegExp): string {
  if (NOT_IN_XML.test(text)) throw new RangeError("a character that XML cannot carry");
  return text.replace(special, (character) => REFERENCES[character] ?? character);
}
