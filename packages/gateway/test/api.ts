import { randomUUID } from "node:crypto";

/** GraphQL over real HTTP, as a frontend would. */
export interface Api {
  /** The raw answer: status and body. */
  post(body: unknown): Promise<{ readonly status: number; readonly body: GraphqlBody }>;
  /** @throws Error when `errors[]` is there */
  query<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
  /** One mutation; the union member as it came, `__typename` included. */
  mutate(name: string, input: Record<string, unknown>, selection?: string): Promise<Outcome>;
  /** One mutation that must succeed; returns its id. */
  id(name: string, input: Record<string, unknown>): Promise<string>;
  readonly token: string;
}

interface GraphqlBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

interface Outcome {
  readonly __typename: string;
  readonly id?: string;
  readonly code?: string;
  readonly message?: string;
  readonly path?: string;
  readonly faults?: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  readonly [field: string]: unknown;
}

const ERRORS = `
  ... on UserError { code message path help { class actor en: remedy nl: remedy(language: NL) } }
  ... on InvalidInput { faults { code path message } }
  ... on Refused { faults { code path message } }`;

export function createApi(url: string, token: string): Api {
  const api: Api = {
    token,
    async post(body) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(token !== "" && { authorization: `Bearer ${token}` }) },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as GraphqlBody };
    },
    async query<Data>(document: string, variables: Record<string, unknown> = {}) {
      const { body } = await api.post({ query: document, variables });
      if (body.errors !== undefined) throw new Error(body.errors.map(({ message }) => message).join("; "));
      return body.data as Data;
    },
    async mutate(name, input, selection = "... on Node { id }") {
      const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      const document = `mutation ($input: ${title}Input!) { result: ${name}(input: $input) { __typename ${selection} ${ERRORS} } }`;
      const variables = { input: { idempotencyKey: randomUUID(), ...input } };
      return (await api.query<{ result: Outcome }>(document, variables)).result;
    },
    async id(name, input) {
      const outcome = await api.mutate(name, input);
      if (outcome.id === undefined) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
      return outcome.id;
    },
  };
  return api;
}

/** Asks until the answer is as wanted; the last answer stands in the error when it never is. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  withinMs = 10_000,
): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > until) throw new Error(`still ${JSON.stringify(answer)} after ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
