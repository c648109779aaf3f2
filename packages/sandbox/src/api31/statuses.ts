/** Statuses of the invoice template, in the order an invoice meets them. */
export const STATUSES = [
  { code: "05", name: "Opgeslagen" },
  { code: "10", name: "Ontvangen" },
  { code: "20", name: "Geopend" },
  { code: "30", name: "Gedownload" },
  { code: "35", name: "Ter goedkeuring" },
  { code: "40", name: "Goedgekeurd" },
  { code: "50", name: "Afgekeurd" },
  { code: "60", name: "Betaalbaar gesteld" },
  { code: "70", name: "Betaald" },
] as const;

export type StatusCode = (typeof STATUSES)[number]["code"];

export function parseStatusCode(code: string): StatusCode | undefined {
  return STATUSES.find((status) => status.code === code)?.code;
}

export function statusName(code: StatusCode): string {
  return STATUSES.find((status) => status.code === code)?.name ?? code;
}

/** Invoice and credit note travel under the same template. Its id doubles as the id of its master. */
export const INVOICE_TEMPLATE = { id: "GLDT9223370666504283001RA000000006DTP2000001", name: "Factuur" } as const;
