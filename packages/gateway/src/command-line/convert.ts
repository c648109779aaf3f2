import { readFile } from "node:fs/promises";
import { type Fault, type OutputFormat, parseInvoice, type Result, toInvoiceJson } from "@erp-gateway/core";
import { passthroughFaults, readInvoice, writeInvoice } from "@erp-gateway/peppol";
import { readInput, reasonOf } from "./xml-files.ts";

/**
 * UBL becomes the canonical invoice as JSON, and such JSON becomes UBL.
 * @param format - of the UBL; default: as the JSON says (BT-24), else Peppol BIS Billing 3.0
 * @returns the exit code: 1 when the content cannot be converted, 2 when it cannot be read
 */
export async function convert(
  file: string,
  format: OutputFormat | undefined,
  { write, error }: { readonly write: (text: string) => void; readonly error: (line: string) => void },
): Promise<number> {
  let bytes: Uint8Array;
  try {
    bytes = file === "-" ? await readInput(process.stdin) : await readFile(file);
  } catch (reason) {
    error(`${file}: ${reasonOf(reason)}`);
    return 2;
  }
  const converted = isJson(bytes) ? toUbl(bytes, format) : toJson(bytes);
  if (converted.ok) {
    write(converted.value);
    return 0;
  }
  for (const { code, message, path } of converted.faults) error(`${file}: ${code} ${path}: ${message}`);
  return 1;
}

/** By the first byte that is no white space or byte order mark. */
const isJson = (bytes: Uint8Array): boolean => /^[\s\ufeff]*\{/.test(Buffer.from(bytes.subarray(0, 1_000)).toString());

function toJson(bytes: Uint8Array): Result<string> {
  const invoice = readInvoice(bytes);
  return invoice.ok ? { ok: true, value: `${JSON.stringify(toInvoiceJson(invoice.value), undefined, 2)}\n` } : invoice;
}

function toUbl(bytes: Uint8Array, format: OutputFormat | undefined): Result<string> {
  const json = parseJson(bytes);
  if (!json.ok) return json;
  const invoice = parseInvoice(json.value);
  if (!invoice.ok) return invoice;
  const faults = passthroughFaults(invoice.value);
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: Buffer.from(writeInvoice(invoice.value, format)).toString() };
}

function parseJson(bytes: Uint8Array): Result<unknown> {
  try {
    return {
      ok: true,
      value: JSON.parse(
        Buffer.from(bytes)
          .toString()
          .replace(/^\ufeff/, ""),
      ),
    };
  } catch (error) {
    const fault: Fault = { code: "JSON-01", message: reasonOf(error), path: "$" };
    return { ok: false, faults: [fault] };
  }
}
