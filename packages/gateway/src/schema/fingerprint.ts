import { canonicalJson, contentHash } from "@erp-gateway/core";

/** Equal for the same operation with the same input, whatever the order of its keys. */
export const fingerprintOf = (operation: string, input: object): string =>
  contentHash(`${operation} ${canonicalJson(input)}`);
