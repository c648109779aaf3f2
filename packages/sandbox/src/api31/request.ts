import { SOAP_NAMESPACE } from "./envelope.ts";
import { knownFault } from "./soap-fault.ts";
import { descend, MalformedXml, readXml, textAt, type XmlElement } from "./xml.ts";

export interface SoapRequest {
  readonly source: string;
  /** Root inside the body. */
  readonly body: XmlElement;
  /** From the Authentication header of the API's own namespace; in lenient mode from a bare SecurityToken too. */
  readonly securityToken: string | undefined;
}

/** The operation that a SOAPAction names, with or without quotes; `undefined` outside `namespace`. */
export function operationOf(soapAction: string | undefined, namespace: string): string | undefined {
  const action = (soapAction ?? "").trim().replace(/^"(.*)"$/, "$1");
  return action.startsWith(namespace) ? action.slice(namespace.length) : undefined;
}

/**
 * Opens an envelope whose body is `operation` in `namespace`.
 * @throws SoapFault
 */
export function readRequest(
  bytes: Buffer,
  operation: string | undefined,
  namespace: string,
  isLenient: boolean,
): SoapRequest {
  const source = decode(bytes);
  const envelope = parse(source);
  const body = partsOf(envelope, "Body").at(0)?.children[0];
  if (operation === undefined || body?.name !== operation || body.namespace !== namespace) {
    throw knownFault("ERRCDO4000041");
  }
  const headers = partsOf(envelope, "Header").flatMap((header) => header.children);
  const authentication = headers.find((block) => block.name === "Authentication" && block.namespace === namespace);
  const token = descend(authentication, "SecurityToken");
  const bare = isLenient ? headers.find((block) => block.name === "SecurityToken") : undefined;
  return { source, body, securityToken: textAt(token?.namespace === namespace ? token : bare) };
}

function partsOf(envelope: XmlElement, name: string): readonly XmlElement[] {
  if (envelope.name !== "Envelope" || envelope.namespace !== SOAP_NAMESPACE) return [];
  return envelope.children.filter((child) => child.name === name && child.namespace === SOAP_NAMESPACE);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw knownFault("ERRIER8000006");
  }
}

function parse(source: string): XmlElement {
  try {
    return readXml(source);
  } catch (error) {
    if (error instanceof MalformedXml) throw knownFault("ERRIER8000006");
    throw error;
  }
}
