import type { PageRequest } from "@erp-gateway/core";
import { requestError } from "./errors.ts";

const DEFAULT_PAGE = 20;
const LARGEST_PAGE = 100;

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
  readonly after?: string | null | undefined;
}

/** A Relay connection over a keyset list that is newest first; cursors are opaque. */
export async function page<Item extends { readonly id: string }>(
  args: PageArgs,
  list: (request: PageRequest) => Promise<readonly Item[]>,
) {
  const backward = args.last != null;
  const size = (backward ? args.last : args.first) ?? DEFAULT_PAGE;
  if (backward && args.first != null) throw requestError("BAD_REQUEST", "use first or last, not both");
  if (!backward && args.before != null) throw requestError("BAD_REQUEST", "before goes with last, after with first");
  if (size < 1 || size > LARGEST_PAGE) throw requestError("BAD_REQUEST", `first and last go from 1 to ${LARGEST_PAGE}`);
  if (backward && args.before == null)
    throw requestError("BAD_REQUEST", "last needs before: lists begin with the newest");
  const rows = await list({
    limit: size + 1,
    ...(args.after != null && { before: fromCursor(args.after) }),
    ...(backward && args.before != null && { after: fromCursor(args.before) }),
  });
  const more = rows.length > size;
  const shown = backward ? rows.slice(more ? 1 : 0) : rows.slice(0, size);
  const edges = shown.map((node) => ({ node, cursor: toCursor(node.id) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? true : more,
      hasPreviousPage: backward ? more : args.after != null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

const toCursor = (id: string): string => Buffer.from(id).toString("base64url");

/** @throws GraphQLError when it is no cursor of ours */
function fromCursor(cursor: string): string {
  const id = Buffer.from(cursor, "base64url").toString();
  if (toCursor(id) !== cursor || !/^[\w-]{1,128}$/.test(id)) throw requestError("BAD_REQUEST", "unknown cursor");
  return id;
}
