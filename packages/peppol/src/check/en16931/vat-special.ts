import { some, value } from "../../ubl/select.ts";
import type { CategoryUse, Facts } from "../facts.ts";
import { fatal, type Rule } from "../rule.ts";
import { hasText } from "../xpath-text.ts";

const inBreakdown = (code: string, { categories }: Facts): boolean =>
  categories.some((use) => use.on === "BREAKDOWN" && use.code === code && use.isVat);

/** Category O in the breakdown stands alone. */
const onlyO =
  (on: CategoryUse["on"]) =>
  (_root: unknown, facts: Facts): boolean =>
    !inBreakdown("O", facts) || !facts.categories.some((use) => use.on === on && use.isVat && use.code !== "O");

/** On a line, or on the document itself; as it stands. */
const isUsed = (code: string, { categories }: Facts): boolean =>
  categories.some(
    ({ element, on, isOnDocumentLevel }) =>
      (on === "LINE" || (on !== "OTHER" && isOnDocumentLevel)) && hasText(element, "cbc:ID", code),
  );

/** For the root. */
export const vatSpecial: readonly Rule[] = [
  fatal("BR-IC-11", "an intra-community supply (K) tells its delivery date (BT-72) or period (BG-14)", {
    about: "cac:Delivery/cbc:ActualDeliveryDate",
    holds: (root, facts) =>
      !inBreakdown("K", facts) ||
      (value(root, "cac:Delivery/cbc:ActualDeliveryDate") ?? "").length > 1 ||
      some(root, "cac:InvoicePeriod", ({ children }) => children.length > 0),
  }),
  fatal("BR-IC-12", "an intra-community supply (K) tells the country it goes to (BT-80)", {
    about: "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode",
    holds: (root, facts) =>
      !inBreakdown("K", facts) ||
      (value(root, "cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode") ?? "").length >
        1,
  }),
  fatal("BR-O-11", "beside category O the breakdown (BG-23) has no other", onlyO("BREAKDOWN")),
  fatal("BR-O-12", "beside category O no line has another (BT-151)", onlyO("LINE")),
  fatal("BR-O-13", "beside category O no allowance has another (BT-95)", onlyO("ALLOWANCE")),
  fatal("BR-O-14", "beside category O no charge has another (BT-102)", onlyO("CHARGE")),
  fatal(
    "BR-B-01",
    "split payment (category B of BT-151, BT-95, BT-102) is for Italy only",
    (_root, { categories, countryCodes }) =>
      !categories.some(({ element }) => hasText(element, "cbc:ID", "B")) ||
      countryCodes.every((country) => country === "IT"),
  ),
  fatal(
    "BR-B-02",
    "split payment (category B of BT-151, BT-95, BT-102) and the standard rate (S) exclude each other",
    (_root, facts) => !isUsed("B", facts) || !isUsed("S", facts),
  ),
];
