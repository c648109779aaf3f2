import { describe, expect, it } from "vitest";
import { CONNECTOR_ERROR_CODES } from "../connector/error.ts";
import * as core from "../index.ts";
import { CATALOGUE_CODES, helpFor } from "./catalogue.ts";

const FAULT_TABLES = Object.entries(core).filter(([name]) => name.endsWith("_FAULTS"));

/** Codes that stand in no table of this package. */
const OTHER_CODES = {
  "documents that need attention":
    "VENDOR_UNKNOWN VENDOR_AMBIGUOUS BANK_ACCOUNT_UNKNOWN VAT_CODE_NOT_MAPPED TOTALS_DIFFER INBOUND_UNREADABLE INBOUND_INVALID INBOUND_NOT_FETCHED ERP_REFUSED",
  "skipped invoices of the ERP": "CUSTOMER_UNKNOWN ERP_INVOICE_INVALID",
  "invoice states": "INVOICE_POSTED INVOICE_REFUSED INVOICE_UNKNOWN",
  settings: "SETTINGS-INVALID SETTINGS-UNKNOWN-FIELD QUICK-CONNECT-01 QUICK-CONNECT-02",
  "connection tests": "COMPANY_UNKNOWN COMPANY_NOT_VERIFIED COMPANY_NOT_ON_PEPPOL PARTY_NOT_LINKED",
  hooks: "HOOK_UNKNOWN HOOK_SIGNATURE_INVALID HOOK_TOO_OLD HOOK_UNREADABLE",
  requests: "UNAUTHENTICATED FORBIDDEN BAD_REQUEST NOT_FOUND PAYLOAD_TOO_LARGE QUERY_TOO_LARGE IDEMPOTENCY_KEY_REUSED",
  "unreadable documents":
    "XML-SIZE XML-ENCODING XML-MALFORMED XML-DTD XML-ENTITY XML-DEPTH XML-ATTRIBUTES XML-ELEMENTS UBL-ROOT UBL-MISSING UBL-PASSTHROUGH UBL-PASSTHROUGH-PLACE UBL-PASSTHROUGH-XML UBL-PASSTHROUGH-TERM",
  "document structure":
    "XSD-UNKNOWN XSD-ORDER XSD-REPEATED XSD-MISSING XSD-TEXT XSD-VALUE XSD-ATTRIBUTE-UNKNOWN XSD-ATTRIBUTE-MISSING XSD-ATTRIBUTE-VALUE",
  "document rules":
    "BR-01 BR-CO-15 BR-CL-14 BR-DEC-12 BR-S-08 BR-Z-05 BR-E-10 BR-AE-02 BR-IC-11 BR-G-01 BR-O-02 BR-AF-01 BR-AG-01 BR-B-01 BR-NL-32-1 BR-GA-3 UBL-SR-01 UBL-DT-01 UBL-CR-001 PEPPOL-EN16931-R120 PEPPOL-EN16931-P0104 PEPPOL-EN16931-CL001 PEPPOL-EN16931-F001 PEPPOL-COMMON-R040 NL-R-009 SI-UBL-2 SI-V20-INV-R000 DE-R-001 DK-R-002 GR-R-001-1 GR-S-008-1 IS-R-001 IT-R-001 NO-R-001 SE-R-001",
  API31:
    "DEFAULT_ERROR_CODE999 ERRIAU6000007 ERRPRO1000002 ERRPRO1000003 ERRPRO1000004 ERRCDO4000041 ERRIER8000006 ERRGRP3000006 ERRSND4000001 ERRXSL4000001 ERRDMN8000003 ERRACC2000001",
  "what stands in front of API31": "FAULT HTTP 200 HTTP 302 HTTP 401 HTTP 403 HTTP 413 HTTP 429 HTTP 503",
  "identity servers":
    "invalid_client invalid_grant unauthorized_client unsupported_grant_type invalid_scope invalid_request access_denied server_error temporarily_unavailable",
  PSB: "API302 API400 API400.USRMS1 API400.USRMS2 API401 API403 API404 API409 API413 API422 API500 API503 InvoiceSentError Rejected Failed",
  "Business Central":
    "Application_DialogException Authentication_InvalidCredentials Authorization_RequestDenied BadRequest_NotFound Internal_RecordNotFound Request_EntityChanged Unknown AADSTS7000215",
};

/** One code a word, but for `HTTP 503`. */
const CODES = /HTTP \d+|\S+/g;

const EXPLAINED = CATALOGUE_CODES.filter((code) => helpFor(code).explanation !== undefined);

const WITHOUT_ENTRY = helpFor("no such code");

describe("error catalogue", () => {
  it.each([
    ...FAULT_TABLES.map(([name, table]) => [name, Object.keys(table)] as const),
    ["connector errors", CONNECTOR_ERROR_CODES] as const,
    ...Object.entries(OTHER_CODES).map(([name, codes]) => [name, codes.match(CODES) ?? []] as const),
  ])("MUST have an entry for every code of %s", (_name, codes) => {
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => helpFor(code) === WITHOUT_ENTRY)).toEqual([]);
  });

  it("MUST know every table of faults that this package exports", () => {
    expect(FAULT_TABLES.map(([name]) => name)).toEqual(
      expect.arrayContaining(["CONNECTION_FAULTS", "IDENTIFIER_FAULTS", "INVOICE_INPUT_FAULTS", "PREFLIGHT_FAULTS"]),
    );
  });

  it("MUST list no code twice", () => {
    const twice = CATALOGUE_CODES.filter((code, index) => CATALOGUE_CODES.indexOf(code) !== index);
    expect(twice).toEqual([]);
  });

  it.each(CATALOGUE_CODES)("MUST say what to do about %s, briefly, in English and in Dutch", (code) => {
    const { en, nl } = helpFor(code).remedy;
    expect(en).toMatch(/^.{15,240}\.$/);
    expect(nl).toMatch(/^.{15,240}\.$/);
    expect(nl).not.toBe(en);
  });

  it.each(EXPLAINED)("MUST explain %s in plain words, briefly, in English and in Dutch", (code) => {
    const { en = "", nl = "" } = helpFor(code).explanation ?? {};
    expect(en).toMatch(/^.{30,299}\.$/);
    expect(nl).toMatch(/^.{30,299}\.$/);
    expect(nl).not.toBe(en);
  });

  it("MUST explain at least 100 rules by themselves, and each family of the structure", () => {
    expect(EXPLAINED.filter((code) => !code.endsWith("*")).length).toBeGreaterThanOrEqual(100);
    expect(EXPLAINED).toEqual(expect.arrayContaining(["XSD-*", "UBL-CR-*", "UBL-DT-*", "UBL-SR-*"]));
  });

  it("MUST prefer the code itself, then the longest family", () => {
    expect(helpFor("BR-CO-25").remedy.en).toContain("due date");
    expect(helpFor("BR-CO-99")).toBe(helpFor("BR-CO-*"));
    expect(helpFor("BR-99")).toBe(helpFor("BR-*"));
    expect(helpFor("BR-CO-99")).not.toBe(helpFor("BR-99"));
  });

  it("MUST call a code without entry a defect", () => {
    expect(WITHOUT_ENTRY).toMatchObject({ class: "DEFECT", actor: "US" });
  });

  it.each([
    ["VERDICT", "ID-KVK-01 INV-TOTAL-VAT BR-CO-15 PEPPOL-EN16931-R003 SETTINGS-INVALID XML-DTD CUSTOMER-NAME-01"],
    ["PRECONDITION", "INVOICE_FROZEN INVOICE_STATE INVOICE_NUMBER_TAKEN CUSTOMER_WITHOUT_PROFILE CONNECTION_REVOKED"],
    ["PRECONDITION", "SUBSCRIPTION_TOO_LOW RECIPIENT_UNREACHABLE CONNECTION_NOT_LIVE CUSTOMER-NUMBER-02"],
    ["TRANSIENT", "RECIPIENT_LOOKUP_FAILED UNREACHABLE API503 DEFAULT_ERROR_CODE999"],
    ["UNKNOWN", "OUTCOME_UNKNOWN INVOICE_UNKNOWN"],
  ])("MUST class as %s: %s", (expected, codes) => {
    expect(codes.split(" ").filter((code) => helpFor(code).class !== expected)).toEqual([]);
  });
});
