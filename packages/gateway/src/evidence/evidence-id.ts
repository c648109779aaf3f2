import type { EvidenceSubject } from "@erp-gateway/core";

const isType = (text: string): text is EvidenceSubject["type"] => text === "Invoice" || text === "InboundDocument";

/** A global id of the API as what it is of; `undefined` for one that evidence cannot be about. */
export function parseEvidenceId(globalId: string): EvidenceSubject | undefined {
  const [, type = "", id = ""] = /^(\w+):([\w-]+)$/.exec(Buffer.from(globalId, "base64").toString("utf8")) ?? [];
  return isType(type) ? { type, id } : undefined;
}

/** The inverse, as the API writes it. */
export const toEvidenceId = ({ type, id }: EvidenceSubject): string => Buffer.from(`${type}:${id}`).toString("base64");
