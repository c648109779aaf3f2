import { isAnyUri, isBase64, isBoolean, isDate, isDecimal, isLanguage, isTime } from "./lexical.ts";
import type { BASIC } from "./ubl-structure.ts";

/** The unqualified data types of UBL 2.1, by their names in the schema. */
export type DataType = Exclude<keyof typeof BASIC, "Any">;

type Lexical = (text: string) => boolean;

export interface DataRules {
  /** `undefined` where any text will do. */
  readonly isValue: Lexical | undefined;
  /** What a value looks like. */
  readonly example: string;
  /** Allowed ones, and how their values look. */
  readonly attributes: ReadonlyMap<string, Lexical | undefined>;
  readonly required: string | undefined;
}

const dataRules = (
  isValue: Lexical | undefined,
  example: string,
  attributes: Readonly<Record<string, Lexical | undefined>>,
  required?: string,
): DataRules => ({ isValue, example, attributes: new Map(Object.entries(attributes)), required });

const text = undefined;
const numeric = dataRules(isDecimal, "a number like 12.50", { format: text });
const words = dataRules(text, "text", { languageID: isLanguage, languageLocaleID: text });

export const DATA_RULES: Readonly<Record<DataType, DataRules>> = {
  Amount: dataRules(
    isDecimal,
    "a number like 12.50",
    { currencyID: text, currencyCodeListVersionID: text },
    "currencyID",
  ),
  BinaryObject: dataRules(
    isBase64,
    "base64",
    { format: text, mimeCode: text, encodingCode: text, characterSetCode: text, uri: isAnyUri, filename: text },
    "mimeCode",
  ),
  Code: dataRules(text, "a code", {
    listID: text,
    listAgencyID: text,
    listAgencyName: text,
    listName: text,
    listVersionID: text,
    name: text,
    languageID: isLanguage,
    listURI: isAnyUri,
    listSchemeURI: isAnyUri,
  }),
  Date: dataRules(isDate, "a date like 2026-11-24", {}),
  Identifier: dataRules(text, "an identifier", {
    schemeID: text,
    schemeName: text,
    schemeAgencyID: text,
    schemeAgencyName: text,
    schemeVersionID: text,
    schemeDataURI: isAnyUri,
    schemeURI: isAnyUri,
  }),
  Indicator: dataRules(isBoolean, "true or false", {}),
  Measure: dataRules(isDecimal, "a number like 12.5", { unitCode: text, unitCodeListVersionID: text }, "unitCode"),
  Name: words,
  Numeric: numeric,
  Percent: numeric,
  Quantity: dataRules(isDecimal, "a number like 12.5", {
    unitCode: text,
    unitCodeListID: text,
    unitCodeListAgencyID: text,
    unitCodeListAgencyName: text,
  }),
  Rate: numeric,
  Text: words,
  Time: dataRules(isTime, "a time like 12:00:00", {}),
};
