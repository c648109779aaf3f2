/** Refusals whose code the vendor's documents leave open; `Api31Options.faultCodes` replaces any of them. */
export const ASSUMED_FAULT_CODES = {
  /** Order, repetition or an element that the operation does not have. */
  badRequest: "ERRCDO4000001",
  missingField: "ERRCDO4000002",
  unknownDocument: "ERRCDO4000003",
  unknownParty: "ERRCDO4000004",
  unknownTemplate: "ERRCDO4000005",
  unknownStatus: "ERRCDO4000006",
  badPage: "ERRCDO4000007",
  unknownIntegration: "ERRAIR4000001",
  integrationNotAccepted: "ERRAIR4000002",
  foreignCompany: "ERRGRP3000006",
  operationNotAllowed: "ERRACC3000001",
} as const;

export type AssumedFault = keyof typeof ASSUMED_FAULT_CODES;

const ASSUMED_TEXTS: Readonly<Record<AssumedFault, string>> = {
  badRequest: "The request does not follow the schema of the operation",
  missingField:
    "Ontbrekende informatie! Neem de API documentatie door en controleer of alle vereiste informatie in het verzoek aanwezig is.",
  unknownDocument: "Het document-ID bestaat niet",
  unknownParty: "The party is not known",
  unknownTemplate: "The template is not known",
  unknownStatus: "The status code is not one of this template",
  badPage: "The paging of this request is not valid",
  unknownIntegration: "The integration token is not known",
  integrationNotAccepted: "The app integration request has not been accepted",
  foreignCompany: "You do not have permission to use the specified group",
  operationNotAllowed: "The application has no permission for this operation",
};

/** Faults with a documented code, as they read on the wire. */
const KNOWN_TEXTS = {
  DEFAULT_ERROR_CODE999: "DEFAULT_ERROR_MESSAGE [DEFAULT_ERROR_CODE999].",
  ERRIAU6000007: "Invalid consumer key or no such app available in registry [ERRIAU6000007].",
  ERRPRO1000002:
    "De omgeving is momenteel geblokkeerd omdat er openstaande facturen zijn. Betaal deze om de omgeving te deblokkeren. [ERRPRO1000002]",
  ERRPRO1000003:
    "De omgeving is momenteel geblokkeerd omdat je saldo negatief is. Waardeer het saldo op om de omgeving te deblokkeren. [ERRPRO1000003]",
  ERRPRO1000004: "De omgeving is momenteel geblokkeerd door onjuist gebruik van onze dienstverlening. [ERRPRO1000004]",
  ERRCDO4000041: "The namespace used for the API is not supported. [ERRCDO4000041].",
  ERRIER8000006: "Server returned error. Please check after some time. [ERRIER8000006].",
  ERRGRP3000006: "You do not have permission to send document via the specified group [ERRGRP3000006].",
  ERRSND4000001: "The receiver cannot be reached and no email address was given [ERRSND4000001].",
  ERRDMN8000003: "The PDF of this document is being generated [ERRDMN8000003].",
} as const;

export type KnownFault = keyof typeof KNOWN_TEXTS;

/** Ends an operation; the endpoint answers it as HTTP 500 with a SOAP Fault. */
export class SoapFault extends Error {
  override readonly name = "SoapFault";

  /** @param text - the `faultstring`, code in brackets included */
  constructor(text: string) {
    super(text);
  }
}

export function knownFault(code: KnownFault): SoapFault {
  return new SoapFault(KNOWN_TEXTS[code]);
}

/** A fault that somebody asked for by its code, known or not. */
export function faultByCode(code: string): SoapFault {
  return new SoapFault(Object.hasOwn(KNOWN_TEXTS, code) ? KNOWN_TEXTS[code as KnownFault] : `Error [${code}].`);
}

/** @param code - one of `ASSUMED_FAULT_CODES` or its replacement */
export function assumedFault(kind: AssumedFault, code: string, detail?: string): SoapFault {
  return new SoapFault(`${ASSUMED_TEXTS[kind]}${detail === undefined ? "" : `: ${detail}`} [${code}].`);
}

/** Refusal of a payload by the rules of its template. */
export function validationFault(finding: string): SoapFault {
  return new SoapFault(`There was an error while validating the document: ${finding} [ERRXSL4000001].`);
}
