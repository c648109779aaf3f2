import { answerRootOf, type Contract } from "../contract/contract.ts";
import { schemaMarkup } from "./schema-markup.ts";
import { tag } from "./tag.ts";

const PORT = "EConnectServiceSoap";

/**
 * The WSDL 1.1 document of a contract: document/literal, SOAP 1.1 over HTTP.
 * @param location - where the service is reached
 */
export function wsdlOf(contract: Contract, location: string): string {
  const names = [...contract.operations.keys()];
  const document = tag(
    "wsdl:definitions",
    {
      "xmlns:wsdl": "http://schemas.xmlsoap.org/wsdl/",
      "xmlns:soap": "http://schemas.xmlsoap.org/wsdl/soap/",
      "xmlns:xs": "http://www.w3.org/2001/XMLSchema",
      "xmlns:tns": contract.version.namespace,
      targetNamespace: contract.version.namespace,
    },
    tag("wsdl:types", {}, schemaMarkup(contract)),
    ...messagesMarkup(contract),
    tag("wsdl:portType", { name: PORT }, ...names.map(portOperation)),
    bindingMarkup(contract),
    tag(
      "wsdl:service",
      { name: "EConnectService" },
      tag("wsdl:port", { name: PORT, binding: `tns:${PORT}` }, tag("soap:address", { location })),
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${document}\n`;
}

function messagesMarkup({ operations }: Contract): readonly string[] {
  const message = (name: string, part: string, element: string) =>
    tag("wsdl:message", { name }, tag("wsdl:part", { name: part, element: `tns:${element}` }));
  return [...operations].flatMap(([name, messages]) => [
    message(`${name}SoapIn`, name, name),
    message(`${name}SoapOut`, `${name}Result`, answerRootOf(name, messages)),
    ...(messages.needsToken ? [message(`${name}Authentication`, "Authentication", "Authentication")] : []),
  ]);
}

function portOperation(name: string): string {
  return tag(
    "wsdl:operation",
    { name },
    tag("wsdl:input", { message: `tns:${name}SoapIn` }),
    tag("wsdl:output", { message: `tns:${name}SoapOut` }),
  );
}

function bindingMarkup({ version, operations }: Contract): string {
  const body = tag("soap:body", { use: "literal" });
  const header = (name: string) =>
    tag("soap:header", { message: `tns:${name}Authentication`, part: "Authentication", use: "literal" });
  return tag(
    "wsdl:binding",
    { name: PORT, type: `tns:${PORT}` },
    tag("soap:binding", { transport: "http://schemas.xmlsoap.org/soap/http" }),
    ...[...operations].map(([name, { needsToken }]) =>
      tag(
        "wsdl:operation",
        { name },
        tag("soap:operation", { soapAction: version.namespace + name, style: "document" }),
        tag("wsdl:input", {}, body, ...(needsToken ? [header(name)] : [])),
        tag("wsdl:output", {}, body),
      ),
    ),
  );
}
