import { child, escapeAttribute, readXml, type XmlDocument, type XmlElement } from "@erp-gateway/peppol/xml";
import type { Settings } from "./settings.ts";
import { OPERATIONS, type Operation, type RequestOf } from "./wire/operations.ts";
import { writeFields } from "./wire/write.ts";

export const API_NAMESPACE = "http://api.everbinding.nl/v3_1/";

/** An answer may hold one document of the largest size, a PDF that the platform added, and an envelope. */
const ANSWER_LIMITS = { size: 64_000_000, depth: 110 };

/** The parts of an envelope that the ERP lets people configure. */
export type EnvelopeSettings = Pick<Settings, "envelopePrefix" | "envelopeNamespace">;

export function writeEnvelope<O extends Operation>(
  { envelopePrefix: prefix, envelopeNamespace }: EnvelopeSettings,
  operation: O,
  request: RequestOf<O>,
  token: string | undefined,
): string {
  const authentication = writeFields({ SecurityToken: "text" }, { SecurityToken: token });
  const header =
    token === undefined
      ? ""
      : `<${prefix}:Header><Authentication xmlns="${API_NAMESPACE}">${authentication}</Authentication></${prefix}:Header>`;
  const content = writeFields(OPERATIONS[operation].request, request as object);
  return (
    `<?xml version="1.0" encoding="utf-8"?>` +
    `<${prefix}:Envelope xmlns:${prefix}="${escapeAttribute(envelopeNamespace)}">${header}` +
    `<${prefix}:Body><${operation} xmlns="${API_NAMESPACE}">${content}</${operation}></${prefix}:Body></${prefix}:Envelope>`
  );
}

export interface Answer {
  readonly document: XmlDocument;
  /** What stands in the body: `…Response` or `Fault`. */
  readonly root: XmlElement;
}

/** By local names alone: prefixes are free, and the vendor's namespaces vary (api31-soap §6.4). */
export function readAnswer(bytes: Uint8Array): Answer | undefined {
  const read = readXml(bytes, ANSWER_LIMITS);
  if (!read.ok || read.value.root.name !== "Envelope") return undefined;
  const root = child(read.value.root, "Body")?.children[0];
  return root && { document: read.value, root };
}
