export * from "./access.ts";
export { trimXml } from "./characters.ts";
export * from "./cut-element.ts";
export * from "./escape.ts";
export * from "./location.ts";
export { readXml, XML_LIMITS, type XmlLimits } from "./read-xml.ts";
export type * from "./xml-document.ts";
export { XML_FAULTS, type XmlFault } from "./xml-faults.ts";
export type { Vocabulary, XmlName } from "./xml-name.ts";
