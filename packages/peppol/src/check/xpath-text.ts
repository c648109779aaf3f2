import { some } from "../ubl/select.ts";
import { trimXml, type XmlElement } from "../xml/index.ts";

/** As `normalize-space` of XPath. */
export const normalized = (text: string | undefined): string => trimXml(text ?? "").replace(/[ \t\r\n]+/g, " ");

/** As `number` of XPath: not a number, where it is none. */
export const numberIn = (text: string | undefined): number =>
  /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(text ?? "") ? Number(text) : Number.NaN;

export const isNumeric = (text: string | undefined): boolean => !Number.isNaN(numberIn(text));

/** The text of some such element is this one, white space included. */
export const hasText = (element: XmlElement, path: string, expected: string): boolean =>
  some(element, path, ({ text }) => text === expected);

/** The elements whose `path` has that text. */
export const whereText = (elements: readonly XmlElement[], path: string, expected: string): readonly XmlElement[] =>
  elements.filter((element) => hasText(element, path, expected));

/** One of the words stands in the text, as rules look for a code in a list. */
export const hasWord = (text: string, words: Iterable<string>): boolean => {
  const listed = ` ${text} `;
  for (const word of words) if (listed.includes(` ${word} `)) return true;
  return false;
};
