import type { IdentifierFault } from "./identifier-faults.ts";

/** What names identifiers: an ISO 6523 ICD or, from 9900 on, a code that only the EAS list of Peppol knows. */
export interface Scheme {
  /** Four digits, as in documents. */
  readonly number: string;
  /** The older form, as the eConnect APIs answer it: `NL:KVK`. */
  readonly text: string;
  readonly name: string;
  /** Form of the value, where it is documented. */
  readonly form?: SchemeForm;
}

export interface SchemeForm {
  /** Upper case, without separators. */
  readonly pattern: RegExp;
  readonly fault: IdentifierFault;
  /** Country letters that belong to the value and that people leave out. */
  readonly prefix?: string;
  /** A value of this form means this scheme, also when nothing stands in front of it. */
  readonly recognisable?: boolean;
}

const FORMS: Readonly<Record<string, SchemeForm>> = {
  "0060": { pattern: /^\d{9}$/, fault: "ID-DUNS-01" },
  "0088": { pattern: /^\d{13}$/, fault: "ID-GLN-01", recognisable: true },
  "0106": { pattern: /^\d{8}$/, fault: "ID-KVK-01", recognisable: true },
  "0190": { pattern: /^\d{20}$/, fault: "ID-OIN-01", recognisable: true },
  "0198": { pattern: /^DK\d{8}$/, fault: "ID-DK-ERST-01", prefix: "DK" },
  "0199": { pattern: /^[A-Z0-9]{18}\d{2}$/, fault: "ID-LEI-01" },
  "0208": { pattern: /^\d{10}$/, fault: "ID-BE-EN-01" },
  "9925": { pattern: /^BE\d{10}$/, fault: "ID-VAT-BE-01", prefix: "BE", recognisable: true },
  "9944": { pattern: /^NL\d{9}B\d{2}$/, fault: "ID-VAT-NL-01", prefix: "NL", recognisable: true },
  "9954": { pattern: /^\d{20}$/, fault: "ID-OIN-01" },
  "9956": { pattern: /^\d{10}$/, fault: "ID-BE-EN-01" },
};

/** psb-api.md §4.2. The list grows: an unknown number is no fault. */
const ROWS = `
0002 FR:SIRENE SIRENE, France
0007 SE:ORGNR Organisation number, Sweden
0009 FR:SIRET SIRET, France
0037 FI:OVT OVT code, Finland
0060 DUNS Data Universal Numbering System
0088 GLN Global Location Number
0096 DK:P P number, Denmark
0097 IT:FTI FTI Ediforum, Italy
0106 NL:KVK KvK number, Netherlands
0130 EU:NAL Directorates of the European Commission
0135 IT:SIA SIA, Italy
0142 IT:SECETI SECETI, Italy
0151 AU:ABN Business number, Australia
0183 CH:UIDB UID number, Switzerland
0184 DK:DIGST DIGST organisation, Denmark
0188 JP:SST Corporate number, Japan
0190 NL:OINO Organisation identification number (OIN), Netherlands
0191 EE:CC Company code, Estonia
0192 NO:ORG Organisation number, Norway
0193 UBLBE UBL.BE party identifier
0195 SG:UEN Unique entity number, Singapore
0196 IS:KTNR Kennitala, Iceland
0198 DK:ERST Company registration, Denmark
0199 LEI Legal Entity Identifier
0200 LT:LEC Legal entity code, Lithuania
0201 IT:CUUO Unique office code, Italy
0204 DE:LWID Leitweg-ID, Germany
0208 BE:EN Enterprise number, Belgium
0210 IT:CFI Codice fiscale, Italy
0211 IT:IVA Partita IVA, Italy
0212 FI:ORG Organisation identifier, Finland
0213 FI:VAT VAT number, Finland
0225 FR:CTC Electronic address, France
9901 DK:CPR CPR number, Denmark (old)
9902 DK:CVR CVR number, Denmark (old)
9904 DK:SE SE number, Denmark (old)
9905 DK:VANS VANS number, Denmark (old)
9906 IT:VAT VAT number, Italy (old)
9907 IT:CF Codice fiscale, Italy (old)
9908 NO:ORGNR Organisation number, Norway (old)
9910 HU:VAT VAT number, Hungary
9913 EU:REID Business registers network
9914 AT:VAT VAT number, Austria
9915 AT:GOV Government code, Austria
9917 IS:KT Kennitala, Iceland (old)
9918 IBAN International bank account number
9919 AT:KUR Company register key, Austria
9920 ES:VAT VAT number, Spain
9921 IT:IPA Public administration index, Italy (old)
9922 AD:VAT VAT number, Andorra
9923 AL:VAT VAT number, Albania
9924 BA:VAT VAT number, Bosnia and Herzegovina
9925 BE:VAT VAT number, Belgium
9926 BG:VAT VAT number, Bulgaria
9927 CH:VAT VAT number, Switzerland
9928 CY:VAT VAT number, Cyprus
9929 CZ:VAT VAT number, Czechia
9930 DE:VAT VAT number, Germany
9931 EE:VAT VAT number, Estonia
9932 GB:VAT VAT number, United Kingdom
9933 GR:VAT VAT number, Greece
9934 HR:VAT VAT number, Croatia
9935 IE:VAT VAT number, Ireland
9936 LI:VAT VAT number, Liechtenstein
9937 LT:VAT VAT number, Lithuania
9938 LU:VAT VAT number, Luxembourg
9939 LV:VAT VAT number, Latvia
9940 MC:VAT VAT number, Monaco
9941 ME:VAT VAT number, Montenegro
9942 MK:VAT VAT number, North Macedonia
9943 MT:VAT VAT number, Malta
9944 NL:VAT VAT number, Netherlands
9945 PL:VAT VAT number, Poland
9946 PT:VAT VAT number, Portugal
9947 RO:VAT VAT number, Romania
9948 RS:VAT VAT number, Serbia
9949 SI:VAT VAT number, Slovenia
9950 SK:VAT VAT number, Slovakia
9951 SM:VAT VAT number, San Marino
9952 TR:VAT VAT number, Türkiye
9953 VA:VAT VAT number, Vatican City
9954 NL:OIN OIN, Netherlands (old)
9955 SE:VAT VAT number, Sweden
9956 BE:CBE Enterprise number, Belgium (old)
9957 FR:VAT VAT number, France
9958 DE:LID Leitweg-ID, Germany (old)
`;

export const SCHEMES: readonly Scheme[] = ROWS.trim()
  .split("\n")
  .map((row) => {
    const [number = "", text = "", ...name] = row.split(" ");
    const form = FORMS[number];
    return { number, text, name: name.join(" "), ...(form && { form }) };
  });

const byNumber = new Map(SCHEMES.map((scheme) => [scheme.number, scheme]));
const byText = new Map(SCHEMES.map((scheme) => [scheme.text, scheme]));

export const schemeByNumber = (number: string): Scheme | undefined => byNumber.get(number);

/** @param text - upper case, e.g. `NL:KVK` */
export const schemeByText = (text: string): Scheme | undefined => byText.get(text);
