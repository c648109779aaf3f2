import type { Result } from "@erp-gateway/core";
import { readXml, type XmlDocument } from "../xml/index.ts";
import { UBL_VOCABULARY } from "./names.ts";

/** A document that `select` and the rules can work on. Any XML is read; what is not UBL has no name of it. */
export const readUbl = (bytes: Uint8Array): Result<XmlDocument> => readXml(bytes, {}, UBL_VOCABULARY);
