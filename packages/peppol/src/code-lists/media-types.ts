import { parseCodes } from "./code-list.ts";

/** Media types of attachments (BT-125) */
export const MEDIA_TYPES = parseCodes(`
application/pdf image/png image/jpeg text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
application/vnd.oasis.opendocument.spreadsheet
`);
