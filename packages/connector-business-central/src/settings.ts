import { parseIban, parseLegalId, parseLocalDate, type Result, secretField } from "@erp-gateway/core";
import { z } from "zod";
import { codeMap } from "./code-map.ts";

const text = (title: string, description: string) => z.string().trim().min(1).meta({ title, description });

const guid = (title: string, description: string) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "expected a GUID")
    .meta({ title, description });

const parsed = <T>(parse: (value: string) => Result<T>, title: string, description: string) =>
  z
    .string()
    .transform((value, context): T => {
      const result = parse(value);
      if (result.ok) return result.value;
      for (const { message } of result.faults) context.addIssue(message);
      return z.NEVER;
    })
    .meta({ title, description });

const origin = (title: string, description: string) =>
  z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .meta({ title, description });

export const settings = z.strictObject({
  tenantId: text("Tenant", "Id or domain of the Microsoft Entra tenant."),
  environmentName: text("Environment", "Name of the Business Central environment, as in its admin centre."),
  companyId: guid("Company", "Id of the company (administration)."),
  clientId: text("Client id", "Of the app registration that stands on the page Microsoft Entra applications."),
  clientSecret: secretField("Client secret", "Secret of that app registration."),
  baseUrl: origin("API address", "Where the Business Central API answers.").default(
    "https://api.businesscentral.dynamics.com",
  ),
  loginUrl: origin("Sign-in address", "Where Microsoft Entra gives out tokens.").default(
    "https://login.microsoftonline.com",
  ),
  vendorsPage: text(
    "Published vendors",
    "Service name of the vendor page on the page Web Services. With it vendors are found by registration number.",
  ).optional(),
  vendorBankAccountsPage: text(
    "Published vendor bank accounts",
    "Service name of the vendor bank account page. With it vendors are found by IBAN, and their accounts are checked.",
  ).optional(),
  postedFrom: parsed(
    parseLocalDate,
    "Posted from",
    "First posting date of sales documents to take in, e.g. 2026-12-01. Without it: all of them.",
  ).optional(),
  vatCategories: codeMap(
    "VAT categories",
    "VAT Identifier in Business Central = category on the invoice (UNCL5305), e.g. VERLEGD=AE, EXPORT=G. " +
      "An identifier that is not named counts as S when it has a rate; without one it must be named.",
  ).prefault(""),
  exemptionReason: text("Reason of exemption", "Why lines of VAT category E are exempt.").optional(),
  unitMap: codeMap(
    "Units",
    "Unit in Business Central = UN/ECE code, e.g. UUR=HUR, STUK=C62. Others follow their International Standard Code.",
  ).prefault(""),
  legalName: text("Legal name", "Name in the trade register, when the company is called otherwise.").optional(),
  registrationNumber: parsed(parseLegalId, "Registration number", "E.g. 12345678 or 0106:12345678.").optional(),
  iban: parsed(parseIban, "IBAN", "Account that customers pay to; Business Central does not tell which.").optional(),
  gAccount: parsed(parseIban, "G-account", "IBAN of the blocked account; stands second on every invoice.").optional(),
});

export type Settings = z.output<typeof settings>;
