import type { Context } from "@erp-gateway/core";
import { createYoga } from "graphql-yoga";
import type { ApiContext } from "../schema/api-context.ts";
import type { SandboxAccess } from "../schema/sandbox.ts";
import { createSchema } from "../schema/schema.ts";
import type { ApiToken } from "../token/api-token.ts";
import type { TokenStore } from "../token/token-store.ts";
import { authenticate } from "./authenticate.ts";
import { errorResponse, readBody } from "./body.ts";
import { useClientErrors } from "./client-errors.ts";
import { useQueryLimits } from "./query-limits.ts";

/** 24 MB of document in base64, and the JSON around it. */
const MAX_BODY_BYTES = 34 * 1024 * 1024;

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
}

/** `/graphql`: queries and mutations over POST, subscriptions over server-sent events, GraphiQL for a browser. */
export function createGraphqlEndpoint({ core, tokens, sandbox }: GraphqlDeps): (request: Request) => Promise<Response> {
  const { log } = core.runtime;
  const line = (...parts: readonly unknown[]): string => parts.map(String).join(" ");
  const yoga = createYoga<ServerContext, ApiContext>({
    schema: createSchema(sandbox !== undefined),
    context: ({ caller }) => ({ core, tokens, caller, sandbox }),
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
    plugins: [useQueryLimits(), useClientErrors()],
  });

  return async (request) => {
    const wantsPage = request.method === "GET" && (request.headers.get("accept") ?? "").includes("text/html");
    if (wantsPage) return yoga.fetch(request, { caller: NOBODY });
    const caller = await authenticate(request, tokens);
    if (caller instanceof Response) return caller;
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
}

const NOBODY: ApiToken = { id: "", name: "", scopes: [], createdAt: new Date(0) };
