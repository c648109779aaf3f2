import type { Period } from "@erp-gateway/core";
import { group, leaf } from "./markup.ts";

/** BG-14, BG-26. The code of the tax point date (BT-8) shares the element on document level. */
export const writePeriod = (period: Period | undefined, taxPointDateCode?: string): string =>
  group(
    "cac:InvoicePeriod",
    leaf("cbc:StartDate", period?.start) +
      leaf("cbc:EndDate", period?.end) +
      leaf("cbc:DescriptionCode", taxPointDateCode),
  );
