import { type ConnectorDeps, ConnectorError } from "@erp-gateway/core";
import { z } from "zod";
import { type Intent, toConnectorError, toLinkError } from "./refusal.ts";
import type { TokenSource } from "./token.ts";

interface RowPage<Row> {
  readonly rows: readonly Row[];
  /** Absolute address of the next page. */
  readonly next: string | undefined;
}

/** OData as Business Central speaks it. Addresses are absolute or below the company; the empty one is the company. */
export interface OData {
  /** @throws ConnectorError */
  page<Row>(address: string, row: z.ZodType<Row>, options?: { readonly pageSize: number }): Promise<RowPage<Row>>;
  /** Rows of all pages. @throws ConnectorError */
  list<Row>(address: string, row: z.ZodType<Row>): Promise<readonly Row[]>;
  /** @throws ConnectorError */
  get<Row>(address: string, row: z.ZodType<Row>): Promise<Row>;
  /** @throws ConnectorError */
  bytes(address: string): Promise<Uint8Array>;
  /** @throws ConnectorError - `OUTCOME_UNKNOWN` when it may have been made */
  create<Row>(address: string, body: object, row: z.ZodType<Row>): Promise<Row>;
  /** @throws ConnectorError - `OUTCOME_UNKNOWN` when they may have been stored */
  putBytes(address: string, bytes: Uint8Array): Promise<void>;
  /** @throws ConnectorError - `OUTCOME_UNKNOWN` when it may be gone, `NOT_READY` when it is not as `etag` knew it */
  remove(address: string, etag: string): Promise<void>;
}

/** @param companyUrl - what relative addresses stand under */
export function createOData(companyUrl: string, tokens: TokenSource, { fetch, clock }: ConnectorDeps): OData {
  const attempt = async (address: string, init: RequestInit, intent: Intent, token: string): Promise<Response> => {
    const headers = { ...init.headers, authorization: `Bearer ${token}`, "accept-language": "en-US" };
    const below = address === "" ? companyUrl : `${companyUrl}/${address}`;
    const url = /^https?:/.test(address) ? address : below;
    return fetch(url, { ...init, headers }).catch((cause: unknown) => {
      throw toLinkError(cause, intent);
    });
  };

  /** One fresh token when the first is refused: it may have been withdrawn before its time. */
  const call = async (address: string, init: RequestInit, intent: Intent): Promise<Response> => {
    const token = await tokens.token();
    let response = await attempt(address, init, intent, token);
    if (response.status === 401) {
      tokens.drop(token);
      response = await attempt(address, init, intent, await tokens.token());
    }
    if (!response.ok) throw await toConnectorError(response, intent, clock.now());
    return response;
  };

  const read = async <Row>(response: Response, shape: z.ZodType<Row>, intent: Intent): Promise<Row> => {
    const body: unknown = await response.json().catch((cause: unknown) => {
      if (intent === "write") throw toLinkError(cause, intent);
      throw new ConnectorError("UNAVAILABLE", "Business Central answered something other than JSON", { cause });
    });
    const parsed = shape.safeParse(body);
    if (parsed.success) return parsed.data;
    const wrong = parsed.error.issues.map(({ path }) => path.join(".")).join(", ");
    throw new ConnectorError("CONFIGURATION_INVALID", `this is not Business Central API v2.0: ${wrong}`);
  };

  const odata: OData = {
    page: async (address, row, options) => {
      const headers = options && { prefer: `odata.maxpagesize=${options.pageSize}` };
      const response = await call(address, { ...(headers && { headers }) }, "read");
      const shape = z.object({ value: z.array(row), "@odata.nextLink": z.string().optional() });
      const { value, "@odata.nextLink": next } = await read(response, shape, "read");
      return { rows: value, next };
    },
    list: async (address, row) => {
      const { rows, next } = await odata.page(address, row);
      return next === undefined ? rows : [...rows, ...(await odata.list(next, row))];
    },
    get: async (address, row) => read(await call(address, {}, "read"), row, "read"),
    bytes: async (address) => {
      const response = await call(address, {}, "read");
      const content = response.arrayBuffer().catch((cause: unknown) => {
        throw toLinkError(cause, "read");
      });
      return new Uint8Array(await content);
    },
    create: async (address, body, row) => {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      return read(await call(address, init, "write"), row, "write");
    },
    putBytes: async (address, bytes) => {
      const headers = { "content-type": "application/octet-stream", "if-match": "*" };
      await call(address, { method: "PATCH", headers, body: Uint8Array.from(bytes) }, "write");
    },
    remove: async (address, etag) => {
      await call(address, { method: "DELETE", headers: { "if-match": etag } }, "write");
    },
  };
  return odata;
}

/** A text in a filter, ready for an address: `'O''Brien'`. */
export const literal = (text: string): string => encodeURIComponent(`'${text.replaceAll("'", "''")}'`);

/** `field eq 'a' or field eq 'b'`: the only `or` that Business Central understands (§2.3). */
export const anyOf = (field: string, values: readonly string[]): string =>
  values.map((value) => `${field} eq ${literal(value)}`).join(" or ");
