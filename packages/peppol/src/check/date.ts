import { type LocalDate, parseLocalDate } from "@erp-gateway/core";
import type { XmlElement } from "../xml/index.ts";

/** A day of a document; its time zone, which `xs:date` allows, means nothing here. `undefined` for what is no day. */
export function dateOf(element: XmlElement | undefined): LocalDate | undefined {
  const date = parseLocalDate((element?.trimmed ?? "").replace(/(?:Z|[+-]\d\d:\d\d)$/, ""));
  return date.ok ? date.value : undefined;
}
