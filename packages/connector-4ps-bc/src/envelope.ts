import {
  child,
  escapeAttribute,
  escapeText,
  readXml,
  text,
  type XmlDocument,
  type XmlElement,
} from "@erp-gateway/peppol/xml";
import type { Settings } from "./settings.ts";

export const API_NAMESPACE = "http://api.everbinding.nl/v3_1/";

/** An answer may hold one document of the largest size, a PDF that the platform added, and an envelope. */
const ANSWER_LIMITS = { size: 64_000_000, depth: 110 };

/** The parts of an envelope that the ERP lets people configure. */
export type EnvelopeSettings = Pick<Settings, "envelopePrefix" | "envelopeNamespace">;

/** @param content - markup inside the operation's element */
export function writeEnvelope(
  { envelopePrefix: prefix, envelopeNamespace }: EnvelopeSettings,
  operation: string,
  content: string,
  token: string | undefined,
): string {
  const header =
    token === undefined
      ? ""
      : `<${prefix}:Header><Authentication xmlns="${API_NAMESPACE}">${field("SecurityToken", token)}</Authentication></${prefix}:Header>`;
  return (
    `<?xml version="1.0" encoding="utf-8"?>` +
    `<${prefix}:Envelope xmlns:${prefix}="${escapeAttribute(envelopeNamespace)}">${header}` +
    `<${prefix}:Body><${operation} xmlns="${API_NAMESPACE}">${content}</${operation}></${prefix}:Body></${prefix}:Envelope>`
  );
}

/** An element around markup. */
export const element = (name: string, ...content: readonly string[]): string =>
  `<${name}>${content.join("")}</${name}>`;

/** An element around text; nothing at all for an absent value. */
export const field = (name: string, value: string | undefined): string =>
  value === undefined ? "" : element(name, escapeText(value));

export interface Answer {
  readonly document: XmlDocument;
  /** What stands in the body: `…Response` or `Fault`. */
  readonly root: XmlElement;
}

/** By local names alone: prefixes are free, and the vendor's namespaces vary (api31-soap §6.4). */
export function readAnswer(bytes: Uint8Array): Answer | undefined {
  const read = readXml(bytes, ANSWER_LIMITS);
  if (!read.ok || read.value.root.name !== "Envelope") return undefined;
  const body = child(read.value.root, "Body");
  const root = body?.children[0];
  return root && { document: read.value, root };
}

/** The element at that path. */
export const at = (from: XmlElement, ...path: readonly string[]): XmlElement | undefined =>
  path.reduce<XmlElement | undefined>((current, name) => current && child(current, name), from);

/** Trimmed text at that path; absent, empty and nil elements are all "not given". */
export const textAt = (from: XmlElement, ...path: readonly string[]): string | undefined =>
  text(at(from, ...path))?.trim() || undefined;
