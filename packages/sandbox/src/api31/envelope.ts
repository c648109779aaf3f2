import type { SandboxResponse } from "../http/message.ts";
import { element, escapeText, textElement } from "./element.ts";
import type { SoapFault } from "./soap-fault.ts";

export const SOAP_NAMESPACE = "http://schemas.xmlsoap.org/soap/envelope/";

/** Declared on the root of a body, so they are in scope inside a payload. */
const SCHEMA_NAMESPACES =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

export type FaultStyle = "plain" | "v1";

/** @param content - markup inside the root of the answer */
export function success(root: string, namespace: string, content: string): SandboxResponse {
  const body = `<${root} ${SCHEMA_NAMESPACES} xmlns="${namespace}">${content}</${root}>`;
  return { status: 200, headers: HEADERS, body: envelope("SOAP", body) };
}

/** The exact fault XML of v3.1 is not published: `plain` is the likely one, `v1` that of the older API. */
export function failure(fault: SoapFault, style: FaultStyle): SandboxResponse {
  const prefix = style === "v1" ? "soapenv" : "SOAP";
  const code = style === "v1" ? `{${SOAP_NAMESPACE}}Server` : "SOAP:Server";
  const detail =
    style === "v1" ? escapeText(`java.lang.Exception: ${fault.message}\n\tat com.example.Service(Service.java:1)`) : "";
  const body = element(
    `${prefix}:Fault`,
    textElement("faultcode", code),
    textElement("faultstring", fault.message),
    element("detail", detail),
  );
  return { status: 500, headers: HEADERS, body: envelope(prefix, body) };
}

const HEADERS = { "content-type": "text/xml; charset=utf-8" };

function envelope(prefix: string, body: string): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?>\n<${prefix}:Envelope xmlns:${prefix}="${SOAP_NAMESPACE}">` +
    `<${prefix}:Body>${body}</${prefix}:Body></${prefix}:Envelope>`
  );
}
