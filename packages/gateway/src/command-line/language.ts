export type Language = "en" | "nl";

/** What the commands about documents say, for people. */
export const WORDS = {
  en: { valid: "valid", invalid: "invalid", fatal: "fatal", warning: "warning", line: "line", more: "more of it" },
  nl: {
    valid: "geldig",
    invalid: "ongeldig",
    fatal: "fataal",
    warning: "waarschuwing",
    line: "regel",
    more: "keer vaker",
  },
} as const;
