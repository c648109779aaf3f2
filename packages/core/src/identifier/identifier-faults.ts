export const IDENTIFIER_FAULTS = {
  "ID-01": "not an identifier; write scheme and value, e.g. 0106:12345678",
  "ID-02": "the scheme is not clear; write it in front, e.g. 0106:12345678 or NL:KVK:12345678",
  "ID-KVK-01": "a KvK number has 8 digits",
  "ID-OIN-01": "an OIN has 20 digits",
  "ID-GLN-01": "a GLN has 13 digits",
  "ID-VAT-NL-01": "a Dutch VAT number is NL, 9 digits, B and 2 digits, e.g. NL123456789B01",
  "ID-VAT-BE-01": "a Belgian VAT number is BE and 10 digits, e.g. BE0899965307",
  "ID-BE-EN-01": "a Belgian enterprise number has 10 digits",
  "ID-DUNS-01": "a DUNS number has 9 digits",
  "ID-LEI-01": "an LEI has 20 characters: letters and digits, of which the last 2 are digits",
  "ID-DK-ERST-01": "a Danish company registration is DK and 8 digits",
  "ID-LEGAL-01": "the scheme of a Legal ID cannot start with 9; use the trade-register number, e.g. 0106:12345678",
} as const;

export type IdentifierFault = keyof typeof IDENTIFIER_FAULTS;
