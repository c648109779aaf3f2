import { walkElements } from "../document/element-path.ts";
import { escapeXml } from "../document/escape-xml.ts";

/** `{namespace}::{root}##{customization}::{version}` */
const DOCUMENT_TYPE = /^([^#]+)::([^:#]+)##(.+)::[^:]+$/;

/**
 * The document as one of another type: the customization it names is changed, nothing else. Only types with its own
 * root can be had.
 * @returns `undefined` when there is no such form of it
 */
export function convert(document: Buffer, targetFormat: string): Buffer | undefined {
  const [, namespace, root, customization] = DOCUMENT_TYPE.exec(targetFormat) ?? [];
  if (customization === undefined) return undefined;
  const xml = document.toString("utf8");
  let isThisRoot = false;
  let span: { readonly start: number; readonly end: number } | undefined;
  const clean = walkElements(xml, {
    begin(path, tag, position) {
      if (!path.includes("/")) isThisRoot = tag.uri === namespace && tag.local === root;
      else if (isCustomization(path)) span ??= { start: position, end: position };
    },
    end(path, _tag, _text, position) {
      if (span !== undefined && isCustomization(path)) span = { ...span, end: xml.lastIndexOf("<", position - 1) };
    },
  });
  if (!clean || !isThisRoot || span === undefined) return undefined;
  return Buffer.from(xml.slice(0, span.start) + escapeXml(customization) + xml.slice(span.end));
}

const isCustomization = (path: string) => /^[^/]+\/CustomizationID$/.test(path);
