import { json, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import { normalise } from "../../world/party-id.ts";
import type { World } from "../../world/world.ts";
import { readInvoiceFacts } from "../document/invoice-facts.ts";
import { readUpload } from "../document/upload.ts";

interface Assertion {
  readonly artifact: "schema" | "rules";
  readonly flag: "success" | "warning" | "error";
  readonly text: string;
}

/** Texts by language of `X-EConnect-Language`; English else. */
const TEXTS = {
  notXml: { en: "The document is not well-formed XML.", nl: "Het document is geen welgevormde XML." },
  noNumber: {
    en: "[BR-02]-An Invoice shall have an Invoice number (BT-1).",
    nl: "[BR-02]-Factuurnummer (BT-1) ontbreekt.",
  },
  total: {
    en: "[BR-CO-15]-Invoice total amount with VAT (BT-112) = Invoice total amount without VAT (BT-109) + Invoice total VAT amount (BT-110).",
    nl: "[BR-CO-15]-Totaalbedrag inclusief btw (BT-112) = totaal exclusief btw (BT-109) + btw (BT-110).",
  },
  noReceiver: { en: "The document names no receiver.", nl: "Het document noemt geen ontvanger." },
  fine: { en: "The document is valid.", nl: "Het document is geldig." },
} as const;

/** Says what a document is and what is wrong with it; keeps nothing. The rules are few: the receiver decides most. */
export function validate(world: World, request: SandboxRequest): SandboxResponse {
  const language = /^nl\b/i.test(request.headers["x-econnect-language"] ?? "") ? "nl" : "en";
  const facts = readInvoiceFacts(readUpload(request));
  const finding = (artifact: Assertion["artifact"], flag: Assertion["flag"], text: keyof typeof TEXTS): Assertion => ({
    artifact,
    flag,
    text: TEXTS[text][language],
  });

  const assertions: Assertion[] = [];
  if (facts === undefined) assertions.push(finding("schema", "error", "notXml"));
  else {
    if (facts.number === "") assertions.push(finding("rules", "error", "noNumber"));
    if (facts.receiver.length === 0) assertions.push(finding("rules", "warning", "noReceiver"));
    const strict = facts.receiver.some((id) => world.network.find(normalise(id))?.behaviour === "refuse");
    if (strict) assertions.push(finding("rules", "error", "total"));
  }
  if (assertions.length === 0) assertions.push(finding("rules", "success", "fine"));

  return json(200, {
    isValid: assertions.every(({ flag }) => flag !== "error"),
    source: { typeId: facts?.documentTypeId ?? null },
    assertions,
  });
}

export const VALIDATION_OPTIONS = [
  { id: "peppol", name: "Peppol BIS Billing 3", state: "inherited => on", createdOn: "2025-01-01" },
];
