import { walkElements } from "./element-path.ts";
import { escapeXml } from "./escape-xml.ts";

const COMPONENTS = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

/**
 * Writes `receiver` into the document as the endpoint of the party that gets it, in the place of the one that was there.
 * @param receiver - numeric form, such as `0106:58765432`; any other leaves the document as it is
 * @param role - path of that party, below the root
 */
export function injectReceiver(document: Buffer, receiver: string, role = "AccountingCustomerParty/Party"): Buffer {
  const [, scheme, value] = /^(\d{4}):(.+)$/s.exec(receiver) ?? [];
  if (scheme === undefined || value === undefined) return document;

  const xml = document.toString("utf8");
  let name = "EndpointID";
  let span: { start: number; end: number } | undefined;
  walkElements(xml, {
    begin(path, tag, position) {
      const below = path.slice(path.indexOf("/") + 1);
      if (below === role && !tag.isSelfClosing) span ??= { start: position, end: position };
      if (below !== `${role}/EndpointID`) return;
      name = tag.name;
      span = { start: xml.lastIndexOf("<", position - 1), end: position };
    },
    end(path, _tag, _text, position) {
      if (span !== undefined && path.endsWith(`/${role}/EndpointID`)) span = { ...span, end: position };
    },
  });
  if (span === undefined) return document;

  const namespace = name === "EndpointID" ? ` xmlns="${COMPONENTS}"` : "";
  const endpoint = `<${name}${namespace} schemeID="${scheme}">${escapeXml(value)}</${name}>`;
  return Buffer.from(xml.slice(0, span.start) + endpoint + xml.slice(span.end));
}
