import { SPECIFICATION } from "../../ubl/specification.ts";
import { fatal, type Pattern } from "../rule.ts";

/** Published without an id; this one is customary. */
export const isSiUbl = fatal(
  "SI-V20-INV-R000",
  "the specification identifier (BT-24) is not that of SI-UBL 2.0",
  ({ trimmed }) => trimmed.startsWith(SPECIFICATION.NLCIUS),
);

export const specification: Pattern = [{ on: ["cbc:CustomizationID"], rules: [isSiUbl] }];
