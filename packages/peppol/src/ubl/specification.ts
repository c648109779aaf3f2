import type { OutputFormat } from "@erp-gateway/core";

const EN_16931 = "urn:cen.eu:en16931:2017";
const NLCIUS = `${EN_16931}#compliant#urn:fdc:nen.nl:nlcius:v1.0`;

/** BT-24 per format. */
export const SPECIFICATION: Readonly<Record<OutputFormat, string>> = {
  PEPPOL_BIS_3: `${EN_16931}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`,
  NLCIUS,
  NLCIUS_G_ACCOUNT: `${NLCIUS}#conformant#urn:fdc:nen.nl:gaccount:v1.0`,
};

/** BT-23 */
export const BILLING_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
