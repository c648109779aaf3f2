import type { OutputFormat } from "@erp-gateway/core";

/** BT-24 per format. */
export const SPECIFICATION: Readonly<Record<OutputFormat, string>> = {
  PEPPOL_BIS_3: "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0",
  NLCIUS: "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0",
};

/** BT-23 */
export const BILLING_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
