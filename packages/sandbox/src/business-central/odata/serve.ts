import { json, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import { badUrl, methodNotAllowed, Refusal } from "../refusal.ts";
import type { EntitySet, EntitySets } from "./entity-set.ts";
import { type ChangedStatus, requireMatch } from "./etag.ts";
import { fieldsOf } from "./filter.ts";
import { pageSizeFor, selectPage } from "./page.ts";
import { optionsOf, parseQuery, partNames } from "./query.ts";
import { type EnumSpelling, renderRow } from "./render.ts";
import { findTarget, requireRow, type Segment, type Target } from "./target.ts";
import { type DeepBody, parseBody } from "./write-body.ts";

/** Where the reference leaves room, or where installations differ. */
export interface ODataRules {
  readonly enumSpelling: EnumSpelling;
  readonly changedStatus: ChangedStatus;
  /** Rows a page at most, whatever the client asks for. */
  readonly maxPageSize: number;
  /** Levels of parts a POST may carry: 0 none, 1 lines, 2 dimensions of lines too. */
  readonly deepInsertLevels: number;
  /** Whether a bound action answers with `Location`. */
  readonly actionLocation: boolean;
  /** Whether `$count` is understood. */
  readonly count: boolean;
  /** Content types a stream may be written with; absent: any. */
  readonly streamContentType?: string;
}

export interface Exchange {
  readonly request: SandboxRequest;
  /** Absolute address that the segments hang under, without trailing slash. */
  readonly root: string;
  /** Absolute address of `$metadata`, for `@odata.context`. */
  readonly metadata: string;
  readonly rules: ODataRules;
}

export function serve(sets: EntitySets, segments: readonly Segment[], exchange: Exchange): SandboxResponse {
  const { request } = exchange;
  if (request.method !== "GET" && request.headers["data-access-intent"]?.toLowerCase() === "readonly") {
    throw new Refusal(400, "BadRequest_InvalidOperation", "Data-Access-Intent: ReadOnly is for GET requests only.");
  }
  const target = findTarget(sets, segments);
  switch (target.kind) {
    case "collection":
      if (request.method === "GET") return list(target.set, segments, exchange);
      return request.method === "POST" ? create(target.set, segments, exchange) : refuse();
    case "count":
      return request.method === "GET" ? countRows(target.set, exchange) : refuse();
    case "row":
      return serveRow(target, segments, exchange);
    case "action":
      return request.method === "POST" ? runAction(target, exchange, segments) : refuse();
    case "stream":
      return serveStream(target, exchange);
  }
}

function list(set: EntitySet, segments: readonly Segment[], { request, metadata, rules }: Exchange): SandboxResponse {
  const query = parseQuery(optionsOf(request.url), set, partNames(set));
  if (query.count && !rules.count) throw badUrl("The query parameter '$count' is not supported.");
  const { mustFilterOn } = set;
  if (mustFilterOn && !(query.filter && fieldsOf(query.filter).some((field) => mustFilterOn.fields.includes(field)))) {
    throw new Refusal(400, "Application_DialogException", mustFilterOn.otherwise);
  }
  const page = selectPage(set.rows(), query, set.entity, pageSizeFor(request.headers["prefer"], rules.maxPageSize));
  return odata(200, {
    "@odata.context": `${metadata}#${pathOf(segments)}`,
    ...(query.count ? { "@odata.count": page.count } : {}),
    value: page.rows.map((row) => renderRow(set, row, query, rules.enumSpelling)),
    ...(page.next === undefined ? {} : { "@odata.nextLink": nextLink(request.url, page.next) }),
  });
}

function countRows(set: EntitySet, { request, rules }: Exchange): SandboxResponse {
  if (!rules.count) throw badUrl("The path segment '$count' is not supported.");
  const query = parseQuery(optionsOf(request.url), set, partNames(set));
  const { count } = selectPage(set.rows(), query, set.entity, rules.maxPageSize);
  return { status: 200, headers: { "content-type": "text/plain" }, body: String(count) };
}

function create(set: EntitySet, segments: readonly Segment[], exchange: Exchange): SandboxResponse {
  if (set.insert === undefined) return refuse();
  requireJson(exchange.request);
  const body = parseBody(exchange.request.body, set);
  const key = insertDeep(set, body, exchange.rules.deepInsertLevels);
  const location = `${exchange.root}/${pathOf(segments)}(${key})`;
  return answerRow(201, set, key, segments, exchange, { location });
}

/** All or nothing: a part that is refused takes the whole document with it. */
function insertDeep(set: EntitySet, { values, parts }: DeepBody, levels: number): string {
  if (set.insert === undefined) throw methodNotAllowed();
  if (parts.length > 0 && levels === 0) {
    throw new Refusal(400, "BadRequest_MethodNotImplemented", "Deep insert is not supported here.");
  }
  const key = set.insert(values);
  try {
    for (const { name, bodies } of parts) {
      const part = set.parts?.(key)[name];
      if (part !== undefined) for (const body of bodies) insertDeep(part, body, levels - 1);
    }
  } catch (error) {
    set.remove?.(key);
    throw error;
  }
  return key;
}

function serveRow(
  { set, key }: Target & { kind: "row" },
  segments: readonly Segment[],
  exchange: Exchange,
): SandboxResponse {
  const { request, rules } = exchange;
  const checkMatch = () => requireMatch(request.headers["if-match"], etagOfRow(set, key), rules.changedStatus);
  switch (request.method) {
    case "GET":
      return answerRow(200, set, key, segments, exchange);
    case "PATCH": {
      if (set.update === undefined) return refuse();
      requireJson(request);
      checkMatch();
      const { values, parts } = parseBody(request.body, set);
      if (parts.length > 0) throw badUrl("Deep patch is not supported.");
      set.update(key, values);
      return answerRow(200, set, key, segments, exchange);
    }
    case "DELETE":
      if (set.remove === undefined) return refuse();
      checkMatch();
      set.remove(key);
      return { status: 204 };
    default:
      return refuse();
  }
}

function runAction(
  { run, key }: Target & { kind: "action" },
  { root, rules }: Exchange,
  segments: readonly Segment[],
): SandboxResponse {
  run(key);
  return rules.actionLocation
    ? { status: 204, headers: { location: `${root}/${pathOf(segments.slice(0, -1))}` } }
    : { status: 204 };
}

function serveStream({ set, key, stream }: Target & { kind: "stream" }, { request, rules }: Exchange): SandboxResponse {
  if (request.method === "GET") {
    return { status: 200, headers: { "content-type": "application/octet-stream" }, body: stream.read(key) };
  }
  if (request.method !== "PATCH" && request.method !== "PUT") return refuse();
  const { streamContentType } = rules;
  if (streamContentType !== undefined && !request.headers["content-type"]?.startsWith(streamContentType)) {
    throw unsupportedMediaType(streamContentType);
  }
  requireMatch(request.headers["if-match"], etagOfRow(set, key), rules.changedStatus);
  stream.write(key, request.body);
  return { status: 204 };
}

function answerRow(
  status: number,
  set: EntitySet,
  key: string,
  segments: readonly Segment[],
  { request, metadata, rules }: Exchange,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse {
  const query = parseQuery(optionsOf(request.url), set, partNames(set));
  const row = renderRow(set, requireRow(set, key), query, rules.enumSpelling);
  const etag = { etag: etagOfRow(set, key) };
  return odata(
    status,
    { "@odata.context": `${metadata}#${collectionOf(segments)}/$entity`, ...row },
    { ...etag, ...headers },
  );
}

const etagOfRow = (set: EntitySet, key: string): string => String(requireRow(set, key)["@odata.etag"]);

function nextLink(url: URL, next: { readonly after: string; readonly top?: number }): string {
  const link = new URL(url);
  link.searchParams.delete("$skip");
  if (next.top !== undefined) link.searchParams.set("$top", String(next.top));
  link.searchParams.set("$skiptoken", next.after);
  return link.href;
}

const pathOf = (segments: readonly Segment[]): string => segments.map(({ wire }) => wire).join("/");

/** The path without the key of its last step. */
const collectionOf = (segments: readonly Segment[]): string =>
  [...segments.slice(0, -1).map(({ wire }) => wire), segments.at(-1)?.name].join("/");

function requireJson({ headers }: SandboxRequest): void {
  if (!headers["content-type"]?.startsWith("application/json")) throw unsupportedMediaType("application/json");
}

const unsupportedMediaType = (expected: string): Refusal =>
  new Refusal(415, "BadRequest_InvalidOperation", `The content type must be '${expected}'.`);

function refuse(): never {
  throw methodNotAllowed();
}

const odata = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): SandboxResponse =>
  json(status, body, {
    "content-type": "application/json; odata.metadata=minimal; odata.streaming=true",
    "odata-version": "4.0",
    ...headers,
  });
