import type { ODataRules } from "./odata/serve.ts";
import type { PublishedPageNames } from "./pages/published-pages.ts";

/** Where the reference leaves room, or where waves and installations differ. */
export interface BusinessCentralOptions {
  /** How enum values are written: `In_x0020_Review` (default) or `In Review`. Both are read. */
  readonly enumSpelling?: "encoded" | "plain";
  /** Answer when the record has changed since the `If-Match` tag; default 409. */
  readonly changedStatus?: 409 | 412;
  /** Rows a page; default 20 000. */
  readonly maxPageSize?: number;
  /** Levels of parts in one POST: 0 none, 1 lines (default), 2 dimensions of lines as well. */
  readonly deepInsertLevels?: 0 | 1 | 2;
  /** Whether `Microsoft.NAV.post` answers with `Location`; default false. */
  readonly actionLocation?: boolean;
  /** Whether `$count` is understood; default true. */
  readonly count?: boolean;
  /** Whether a POST of an attachment may carry its content in base64; default false. */
  readonly attachmentInPost?: boolean;
  /** The only content type that attachment content may have; default any. */
  readonly attachmentContentType?: string;
  /** Posting answers at once and takes place after this time; default: it takes place before the answer. */
  readonly backgroundPostingMs?: number;
  /** Requests of one principal per sliding five minutes, before 429; default 6 000. */
  readonly requestsPerFiveMinutes?: number;
  /** Names of the published pages; default `Vendors` and `VendorBankAccounts`. */
  readonly publishedPages?: PublishedPageNames;
  /** Default: random UUIDs. */
  readonly newId?: () => string;
}

export const DEFAULT_PUBLISHED_PAGES: PublishedPageNames = {
  vendors: "Vendors",
  vendorBankAccounts: "VendorBankAccounts",
};

export const toRules = (options: BusinessCentralOptions): ODataRules => ({
  enumSpelling: options.enumSpelling ?? "encoded",
  changedStatus: options.changedStatus ?? 409,
  maxPageSize: options.maxPageSize ?? 20_000,
  deepInsertLevels: options.deepInsertLevels ?? 1,
  actionLocation: options.actionLocation ?? false,
  count: options.count ?? true,
  ...(options.attachmentContentType === undefined ? {} : { streamContentType: options.attachmentContentType }),
});
