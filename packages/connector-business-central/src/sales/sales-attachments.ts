import type { InvoiceInput } from "@erp-gateway/core";
import type { OData } from "../odata/odata.ts";
import type { SalesAttachment } from "./sales-document.ts";

/** The media types that an invoice may carry (EN 16931-1, BT-125-1), by file extension. */
const MIME_CODES: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
};

/** Files that somebody put with the document, such as time sheets; other types stay behind. @throws ConnectorError */
export async function readSalesAttachments(
  odata: OData,
  attachments: readonly SalesAttachment[],
): Promise<NonNullable<InvoiceInput["attachments"]>> {
  const files = attachments.flatMap(({ id, fileName: name = "" }) => {
    const mimeCode = MIME_CODES[name.split(".").at(-1)?.toLowerCase() ?? ""];
    return mimeCode === undefined ? [] : [{ id, name, mimeCode }];
  });
  const read = [];
  for (const { id, name, mimeCode } of files) {
    const bytes = await odata.bytes(`documentAttachments(${id})/attachmentContent`);
    if (bytes.length === 0) continue;
    read.push({ id: name, file: { name, mimeCode, content: Buffer.from(bytes).toString("base64") } });
  }
  return read;
}
