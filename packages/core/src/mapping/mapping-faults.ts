import { MOST_LINES } from "../invoice/invoice-input-faults.ts";
import { MAPPING_LIMITS } from "./mapping.ts";

const { rows, tableEntries, textLength, alternatives, occurrence, characters } = MAPPING_LIMITS;

export const MAPPING_FAULTS = {
  "MAPPING-TYPE": "wrong type",
  "MAPPING-UNKNOWN": "no such member; look for a typing error",
  "MAPPING-SIZE-01": `a mapping has at most ${rows} rows`,
  "MAPPING-SIZE-02": `a table has 1 to ${tableEntries} entries`,
  "MAPPING-SIZE-03": `a text has 1 to ${textLength} characters`,
  "MAPPING-SIZE-04": `a mapping has at most ${characters} characters as JSON`,
  "MAPPING-TARGET-01": "no term that a mapping can fill",
  "MAPPING-TARGET-02": "another row fills this term",
  "MAPPING-TARGET-03": `only a term that repeats has an occurrence, 1 to ${occurrence}`,
  "MAPPING-TARGET-04": "this term cannot be left out",
  "MAPPING-TARGET-05": "a whole group comes from a field, or is left out",
  "MAPPING-SOURCE-01": 'a source is "omit", or has exactly one of: field, constant, lookup, template, firstOf',
  "MAPPING-SOURCE-02": `firstOf has 2 to ${alternatives} sources, none of them a firstOf itself`,
  "MAPPING-FIELD-01": "a field is a name, or names with dots between: letters, digits and _",
  "MAPPING-FIELD-02": "only terms of a line reach into the line",
  "MAPPING-TEMPLATE-01": "a template holds at least one {field}, and braces for nothing else",

  "MAPPING-VALUE-01": "the field holds no text",
  "MAPPING-VALUE-02": "the value stands in no row of the table",
  "MAPPING-VALUE-03": "the field holds no list",
  "MAPPING-VALUE-04": "a required term gets no value",
  "MAPPING-RECORD-01": `a source record has a kind, INVOICE or CREDIT_NOTE, and 1 to ${MOST_LINES} lines`,

  MAPPING_STALE: "somebody else saved this mapping in between",
  MAPPING_ABSENT: "the sending profile has no mapping of its own",
  MAPPING_WITHOUT_DEFAULT: "the connector of this ERP has no default mapping",
  MAPPING_WITHOUT_SOURCE: "no source record was kept with this invoice",
} as const;

export type MappingFault = keyof typeof MAPPING_FAULTS;
