import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Api } from "./api.ts";
import { type Setup, setUp } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

let world: World;
let setup: Setup;
let reader: Api;

beforeAll(async () => {
  world = await createWorld();
  setup = await setUp(world);
  reader = await world.apiWith(["READ"]);
}, 60_000);
afterAll(() => world.close());

/** What the server that knows everything says, and what the short way says, several times: it compiles what comes again. */
async function bothWays(params: unknown, token: string = world.api.token) {
  const ask = async (path: string) => {
    const response = await fetch(`${world.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(params),
    });
    return { status: response.status, answer: (await response.json()) as unknown };
  };
  const long = await ask("/graphql?long");
  const short = [await ask("/graphql"), await ask("/graphql"), await ask("/graphql")];
  return { long, short };
}

const CONNECTIONS = `query Connections($first: Int = 2, $withState: Boolean! = true) {
  connections(first: $first) {
    edges { cursor node { ...Shown } }
    pageInfo { hasNextPage endCursor }
  }
}
fragment Shown on Connection { id title state @include(if: $withState) setup { steps { id title(language: NL) } } }`;

describe("a request that takes the short way", () => {
  it.each([
    ["a field", { query: "{ viewer { name scopes createdAt } }" }],
    ["nothing but a type name", { query: "{ __typename }" }],
    ["the schema", { query: "{ __schema { queryType { name } types { name kind fields { name } } } }" }],
    ["a list with fragments, defaults and directives", { query: CONNECTIONS }],
    ["the same with variables", { query: CONNECTIONS, variables: { first: 1, withState: false } }],
    ["one operation of several", { query: "query A { __typename } query B { viewer { name } }", operationName: "B" }],
    ["aliases", { query: "{ a: viewer { name } b: viewer { n: name name } }" }],
    ["something absent", { query: '{ node(id: "SW52b2ljZTpub3RoaW5n") { id } }' }],
    [
      "a node of some type",
      { query: "query N($id: ID!) { node(id: $id) { id __typename ... on Organization { legalName } } }" },
    ],
    ["a page that is refused", { query: "{ invoices(first: 1000) { edges { node { id } } } viewer { name } }" }],
    [
      "variables of a wrong type",
      { query: "query Q($first: Int) { invoices(first: $first) { __typename } }", variables: { first: "secret" } },
    ],
    ["a variable that is missing", { query: "query Q($id: ID!) { node(id: $id) { id } }" }],
    ["a field that does not exist", { query: "{ nothing }" }],
    ["a syntax error", { query: "{ viewer " }],
    ["no operation of that name", { query: "query A { __typename }", operationName: "B" }],
    ["too many brackets", { query: `${"{a".repeat(101)}${"}".repeat(101)}` }],
    [
      "too many fields",
      { query: `{ ${Array.from({ length: 1001 }, (_, index) => `f${index}: __typename`).join(" ")} }` },
    ],
    ["an unknown member", { query: "{ __typename }", more: 1 }],
    ["a list", [{ query: "{ __typename }" }]],
    ["null", null],
  ])("MUST be answered as the long way does: %s", async (_what, params) => {
    const { long, short } = await bothWays(params);
    expect(short).toEqual([long, long, long]);
  });

  it("MUST show a node with its own id as the long way does", async () => {
    const query =
      "query N($id: ID!) { node(id: $id) { id __typename ... on Organization { legalName identifiers state } } }";
    const { long, short } = await bothWays({ query, variables: { id: setup.organizationId } });
    expect(long.answer).toMatchObject({ data: { node: { __typename: "Organization", state: "ACTIVE" } } });
    expect(short).toEqual([long, long, long]);
  });

  it("MUST be refused what its token may not do", async () => {
    const query = "{ deadJobs(first: 1) { edges { cursor } } viewer { name } }";
    const { long, short } = await bothWays({ query }, reader.token);
    expect(JSON.stringify(long.answer)).toContain("FORBIDDEN");
    expect(short).toEqual([long, long, long]);
  });

  it("MUST be refused without a token", async () => {
    const { long, short } = await bothWays({ query: "{ __typename }" }, "egw_nobody");
    expect(long.status).toBe(401);
    expect(short).toEqual([long, long, long]);
  });

  it("MUST be answered with each error type of a mutation as the long way does", async () => {
    const query = `mutation M($input: SubmitInvoiceInput!) { submitInvoice(input: $input) {
      __typename ... on Invoice { id number } ... on UserError { code message path help { class remedy } }
      ... on InvalidInput { faults { code path } } } }`;
    const wrong = { idempotencyKey: "w", customerId: setup.organizationId, invoice: example("onderhoud-woningen") };
    const { long, short } = await bothWays({ query, variables: { input: wrong } });
    expect(long.answer).toMatchObject({ data: { submitInvoice: { __typename: "NotFound" } } });
    expect(short).toEqual([long, long, long]);
  });
});

it("MUST keep its answers apart: one plan, many callers and variables at once", async () => {
  const query = "query N($id: ID!) { node(id: $id) { id } }";
  const ids = [setup.organizationId, setup.psbId, setup.api31Id];
  const asked = Array.from({ length: 60 }, (_, index) => ids[index % ids.length] ?? "");
  const answers = await Promise.all(
    asked.map(async (id) => {
      const { node } = await world.api.query<{ node: { id: string } }>(query, { id });
      return node.id;
    }),
  );
  expect(answers).toEqual(asked);
});
