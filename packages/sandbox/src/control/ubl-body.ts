import { type InvoiceHeader, readInvoiceHeader } from "../api31/invoice-header.ts";
import { MalformedXml, readXml } from "../api31/xml.ts";
import { type JsonObject, optionalText } from "../http/json-body.ts";
import { BadRequest } from "../http/route-table.ts";

export interface UblDocument {
  readonly bytes: Buffer;
  readonly header: InvoiceHeader;
}

/**
 * The UBL document in the member `xml` or `base64`.
 * @throws BadRequest
 */
export function readUblBody(body: JsonObject): UblDocument {
  const bytes = documentBytes(body);
  try {
    const header = readInvoiceHeader(readXml(bytes.toString("utf8").replace(/^\uFEFF/, "")));
    if (header !== undefined) return { bytes, header };
  } catch (error) {
    if (!(error instanceof MalformedXml)) throw error;
  }
  throw new BadRequest("The document is not a UBL invoice or credit note with an ID.");
}

function documentBytes(body: JsonObject): Buffer {
  const xml = optionalText(body, "xml");
  const base64 = optionalText(body, "base64");
  if (xml !== undefined) return Buffer.from(xml);
  if (base64 !== undefined) return Buffer.from(base64, "base64");
  throw new BadRequest('One of "xml" and "base64" is required.');
}
