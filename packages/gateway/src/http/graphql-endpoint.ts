import type { Context } from "@erp-gateway/core";
import { createYoga } from "graphql-yoga";
import { createEventFeed } from "../event/event-feed.ts";
import type { ApiContext } from "../schema/api-context.ts";
import type { SandboxAccess } from "../schema/sandbox.ts";
import { createSchema } from "../schema/schema.ts";
import type { ApiToken } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";
import { authenticate, unauthenticated } from "./authenticate.ts";
import { errorResponse, readBody } from "./body.ts";
import { useClientErrors } from "./client-errors.ts";
import { HEARTBEAT_MS, useEventStream } from "./event-stream.ts";
import { createGraphqlAnswer } from "./graphql-answer.ts";
import { useQueryLimits } from "./query-limits.ts";
import { useSharedSubscriptions } from "./shared-subscriptions.ts";

/** 24 MB of document in base64, and the JSON around it. */
export const MAX_BODY_BYTES = 34 * 1024 * 1024;

/** For the log only, as nginx writes it. */
export const CLIENT_WENT_AWAY = 499;

const WELCOME = `# Set the token of the command line in "Headers": {"Authorization": "Bearer egw_…"}
{
  invoices(first: 10) { edges { node { number state customer { name } timeline { at type } } } }
}
`;

interface ServerContext {
  readonly caller: ApiToken;
}

export interface GraphqlDeps {
  readonly core: Context;
  readonly tokens: TokenStore;
  readonly sandbox?: SandboxAccess | undefined;
  /** Of idle subscriptions; default `HEARTBEAT_MS`. */
  readonly heartbeatMs?: number | undefined;
}

export interface GraphqlEndpoint {
  fetch(request: Request): Promise<Response>;
  /**
   * The short way, for a POST of JSON that accepts JSON.
   * @returns undefined when `fetch` has to answer it, and nothing was done
   */
  answer(authorization: string | undefined, readBody: () => Promise<Uint8Array | undefined>): Promise<ShortAnswer>;
}

/** What the short way came to; with the body where it was read, because it cannot be read twice. */
export type ShortAnswer =
  | { readonly status: number; readonly json: string }
  | { readonly json?: never; readonly body?: Uint8Array };

/** `/graphql`: queries and mutations over POST, subscriptions over server-sent events, GraphiQL for a browser. */
export function createGraphqlEndpoint({
  core,
  tokens,
  sandbox,
  heartbeatMs = HEARTBEAT_MS,
}: GraphqlDeps): GraphqlEndpoint {
  const { log } = core.runtime;
  const feed = createEventFeed(core.stores.events);
  const schema = createSchema(sandbox !== undefined);
  const shortAnswer = createGraphqlAnswer(schema, core);
  const contextFor = (caller: ApiToken): ApiContext => ({ core, tokens, caller, sandbox, feed });
  const line = (...parts: readonly unknown[]): string => parts.map(String).join(" ");
  const yoga = createYoga<ServerContext, ApiContext>({
    schema,
    context: ({ caller }) => contextFor(caller),
    graphqlEndpoint: "/graphql",
    landingPage: false,
    multipart: false,
    cors: false,
    batching: false,
    // Bounded in `readBody`, before anything is parsed.
    maxRequestBodySize: false,
    // Whatever NODE_ENV says.
    maskedErrors: { isDev: false },
    graphiql: { title: "erp-gateway", defaultQuery: WELCOME },
    renderGraphiQL: async (options) => {
      const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
      return renderGraphiQL(options);
    },
    logging: {
      debug: (...parts) => log.debug({}, line(...parts)),
      info: (...parts) => log.info({}, line(...parts)),
      warn: (...parts) => log.warn({}, line(...parts)),
      error: (first, ...parts) => log.error({ err: first }, line(first, ...parts)),
    },
    plugins: [useQueryLimits(), useClientErrors(), useSharedSubscriptions(), useEventStream(heartbeatMs)],
  });

  const fetch = async (request: Request): Promise<Response> => {
    const wantsPage = request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
    if (wantsPage) return yoga.fetch(request, { caller: NOBODY });
    const caller = await authenticate(request.headers.get("authorization"), tokens);
    if (caller === undefined) return unauthenticated();
    if (request.method !== "POST") return yoga.fetch(request, { caller });
    const body = await readBody(request, MAX_BODY_BYTES);
    if (body === undefined) {
      return errorResponse(413, "PAYLOAD_TOO_LARGE", `a request has at most ${MAX_BODY_BYTES} bytes`);
    }
    const { url, method, headers, signal } = request;
    const response = await yoga.fetch(new Request(url, { method, headers, signal, body }), { caller });
    if (response.status !== 415) return response;
    return errorResponse(415, "BAD_REQUEST", "send JSON: Content-Type: application/json");
  };

  return {
    fetch,
    async answer(authorization, readBody) {
      const caller = await authenticate(authorization, tokens);
      if (caller === undefined) return {};
      const body = await readBody();
      if (body === undefined) return { status: CLIENT_WENT_AWAY, json: "" };
      const json = await shortAnswer(body, contextFor(caller));
      return json === undefined ? { body } : { status: 200, json };
    },
  };
}

const NOBODY: ApiToken = { id: "", name: "", scopes: [], createdAt: new Date(0) };
