import type { Exact } from "../exact.ts";
import { Refusal } from "../refusal.ts";

/** What VAT a line bears: one cell of partner's group × line's group. */
export interface VatPosting {
  readonly businessGroup: string;
  readonly productGroup: string;
  /** Read back as `taxCode`, while `productGroup` is what one writes there. */
  readonly identifier: string;
  /** Rate of the setup; a reverse charge line bears none of it. */
  readonly percent: Exact;
  readonly calculation: "Normal VAT" | "Reverse Charge VAT";
}

/** @throws Refusal when the two groups have not been combined in the setup */
export function vatPostingFor(
  setup: readonly VatPosting[],
  { businessGroup, productGroup }: Pick<VatPosting, "businessGroup" | "productGroup">,
): VatPosting {
  const posting = setup.find(
    (candidate) => candidate.businessGroup === businessGroup && candidate.productGroup === productGroup,
  );
  if (posting !== undefined) return posting;
  throw new Refusal(
    400,
    "Internal_RecordNotFound",
    "The VAT Posting Setup does not exist. Identification fields and values: " +
      `VAT Bus. Posting Group='${businessGroup}',VAT Prod. Posting Group='${productGroup}'`,
  );
}

/** The rate that stands on the line. */
export const linePercent = ({ calculation, percent }: VatPosting): Exact =>
  calculation === "Reverse Charge VAT" ? 0n : percent;
