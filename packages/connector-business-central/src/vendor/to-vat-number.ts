import { parseVatNumber } from "@erp-gateway/core";

/** As typed → with country prefix, without separators; something that is no VAT number stays what it is. */
export function toVatNumber(typed: string | undefined, country: string): string | undefined {
  if (typed === undefined) return undefined;
  const attempts = [typed, `${country}${typed}`].map((attempt) => parseVatNumber(attempt));
  return attempts.flatMap((parsed) => (parsed.ok ? [parsed.value] : []))[0] ?? compact(typed);
}

/** Equal for every notation of one number: without country, separators and case. */
export const vatNumberKey = (typed: string): string => compact(typed).replace(/^[A-Z]{2}(?=\w*\d)/, "");

/** How the number may stand on a vendor card: with and without country, plain and dotted as the tax office prints it. */
export function vatNumberVariants(vatNumber: string): readonly string[] {
  const full = toVatNumber(vatNumber, "") ?? "";
  const bare = vatNumberKey(full);
  const country = full.slice(0, full.length - bare.length);
  const dotted = bare.replace(/^(\d{4})(\d{2})(\d{3})(B\d{2})$/, "$1.$2.$3.$4");
  return [...new Set([full, bare, `${country}${dotted}`, dotted])];
}

const compact = (text: string): string => text.replace(/[\s.'‘’-]/g, "").toUpperCase();
