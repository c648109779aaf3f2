/** Of an invoice, and of the ERP record it is made of. */
export const MOST_LINES = 10_000;

export const INVOICE_INPUT_FAULTS = {
  "INV-REQUIRED": "required",
  "INV-UNKNOWN": "no such field; look for a typing error",
  "INV-TYPE": "wrong type",
  "INV-DECIMAL": 'amounts, quantities and rates are text, e.g. "1250.00"; a JSON number loses digits',
  "INV-TEXT-01": "empty; leave the field out instead",
  "INV-TEXT-02": "longer than 10000 characters",
  "INV-TEXT-03": "holds a character that XML cannot carry",
  "INV-KIND": "INVOICE or CREDIT_NOTE",
  "INV-CURRENCY": "a currency is 3 capital letters, e.g. EUR",
  "INV-COUNTRY": "a country is 2 capital letters, e.g. NL",
  "INV-LINES-01": "an invoice has at least one line",
  "INV-LINES-02": `an invoice has at most ${MOST_LINES} lines`,
  "INV-BASE64": "not base64; no line breaks, padded with =",
  "INV-VAT-RATE": "a VAT rate is required for every category but O",
  "INV-BASE-QUANTITY": "the base quantity of a price is greater than zero",
  "INV-BREAKDOWN-01": "no line, allowance or charge has this VAT category and rate",
  "INV-BREAKDOWN-02": "this VAT category and rate stands in the breakdown already",
  "INV-SHARE-01": "a share of the payable amount needs an id at its payment means",
  "INV-PASSTHROUGH-01": "at most 50000 entries of 5000000 characters together are passed through",
  "INV-RANGE": "the computed amount has more than 18 digits before the dot",
  "INV-TOTAL-LINE": "the line amount (BT-131) is quantity × net price / base quantity + charges − allowances",
  "INV-TOTAL-LINES": "the sum of line amounts (BT-106) differs",
  "INV-TOTAL-ALLOWANCES": "the sum of allowances (BT-107) differs",
  "INV-TOTAL-CHARGES": "the sum of charges (BT-108) differs",
  "INV-TOTAL-WITHOUT-VAT": "the total without VAT (BT-109) is lines − allowances + charges",
  "INV-TOTAL-VAT": "the total VAT (BT-110) is the sum of the breakdown",
  "INV-TOTAL-WITH-VAT": "the total with VAT (BT-112) is total without VAT + VAT",
  "INV-TOTAL-PAYABLE": "the payable amount (BT-115) is total with VAT − prepaid + rounding",
  "INV-TOTAL-TAXABLE":
    "the taxable amount of a VAT category and rate (BT-116) is the sum of its lines − allowances + charges",
  "INV-TOTAL-TAX": "the VAT of a category and rate (BT-117) is taxable amount × rate / 100",
} as const;

export type InvoiceInputFault = keyof typeof INVOICE_INPUT_FAULTS;
