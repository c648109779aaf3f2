import { type Fault, fault } from "@erp-gateway/core";

const PASSTHROUGH_FAULTS = {
  "UBL-PASSTHROUGH-PLACE": "there is no such place in the document",
  "UBL-PASSTHROUGH-XML": "not exactly one well-formed element whose prefixes are declared",
  "UBL-PASSTHROUGH-TERM": "what is passed through would change a term of the invoice; give the term instead",
} as const;

export const passthroughFault = (code: keyof typeof PASSTHROUGH_FAULTS, path: string): Fault =>
  fault(PASSTHROUGH_FAULTS, code, path);
