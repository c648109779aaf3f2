import { type Decimal, type LocalDate, type Note, parseDecimal, parseLocalDate, type Result } from "@erp-gateway/core";
import { locationOf } from "../xml/index.ts";
import { type Form, report } from "./term.ts";

export const text: Form<string> = { terms: undefined, read: (_element, text) => text };

/** Base64 may be broken into lines. */
export const base64: Form<string> = { terms: undefined, read: (_element, text) => text.replace(/\s+/g, "") };

export const decimal: Form<Decimal> = parsed(parseDecimal);

/** `xs:date` allows a time zone, which means nothing for a calendar day. */
export const date: Form<LocalDate> = parsed((text) => parseLocalDate(text.replace(/(Z|[+-]\d{2}:\d{2})$/, "")));

/** BG-1 in UBL is one text, `#AAI#…` with a subject code (BT-21) in front. */
export const note: Form<Note> = {
  terms: undefined,
  read(_element, text) {
    const [, subjectCode, rest] = /^#([A-Z0-9]{3})#(.+)$/s.exec(text) ?? [];
    return subjectCode === undefined || rest === undefined ? { text } : { text: rest, subjectCode };
  },
};

function parsed<T>(parse: (text: string) => Result<T>): Form<T> {
  return {
    terms: undefined,
    read(element, text, reading) {
      const value = parse(text);
      if (value.ok) return value.value;
      for (const { code, message } of value.faults) {
        report(reading, () => ({ code, message: `line ${element.line}: ${message}`, path: locationOf(element) }));
      }
      return undefined;
    },
  };
}
