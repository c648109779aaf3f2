import { getIntrospectionQuery } from "graphql";
import { createYoga } from "graphql-yoga";
import { expect, it } from "vitest";
import { createSchema } from "../schema/schema.ts";
import { useQueryLimits } from "./query-limits.ts";

const caller = { id: "1", name: "test", scopes: ["READ"], createdAt: new Date(0) };
const yoga = createYoga({ schema: createSchema(), plugins: [useQueryLimits()], logging: false, context: { caller } });

async function errorsOf(query: string): Promise<readonly string[]> {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://x.test/graphql", { method: "POST", headers, body: JSON.stringify({ query }) });
  const body = (await (await yoga.fetch(request)).json()) as { errors?: { message: string; extensions?: object }[] };
  return (body.errors ?? []).map(({ message, extensions }) => `${JSON.stringify(extensions)} ${message}`);
}

const refusal = (text: RegExp) => [expect.stringMatching(new RegExp(`QUERY_TOO_LARGE.*${text.source}`))];

/** @param depth - even, at least 4 */
const deep = (depth: number): string => {
  const pairs = (depth - 4) / 2;
  return `{ invoices { edges { node { ${"deliveries { invoice { ".repeat(pairs)} id ${"} } ".repeat(pairs)} } } } }`;
};

it.each([
  ["fields of its own", "{ viewer { id name scopes createdAt } }"],
  ["the introspection of GraphiQL", getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true })],
])("MUST let %s pass", async (_name, query) => {
  expect(await errorsOf(query)).toEqual([]);
});

it("MUST refuse more than 100 000 characters", async () => {
  expect(await errorsOf(`{ viewer { id } } #${"x".repeat(99_981)}`)).toEqual([]);
  expect(await errorsOf(`{ viewer { id } } #${"x".repeat(100_000)}`)).toEqual(refusal(/100000 characters/));
});

it("MUST refuse a depth of 16 and take 14", async () => {
  expect(await errorsOf(deep(16))).toEqual(refusal(/15 deep/));
  expect((await errorsOf(deep(14))).join()).not.toContain("QUERY_TOO_LARGE");
});

it("MUST see depth through fragments", async () => {
  const parts = "ABCDEFGH".split("");
  const fragments = parts.map((name, index) => {
    const next = parts[index + 1];
    return `fragment ${name} on Invoice { deliveries { invoice { ${next === undefined ? "id" : `...${next}`} } } }`;
  });
  const query = `{ invoices { edges { node { ... on Invoice { ...A } } } } } ${fragments.join(" ")}`;
  expect(await errorsOf(query)).toEqual(refusal(/15 deep/));
});

it("MUST refuse a thousand aliases", async () => {
  const aliases = Array.from({ length: 1_000 }, (_, index) => `a${index}: viewer { id }`);
  expect(await errorsOf(`{ ${aliases.join(" ")} }`)).toEqual(refusal(/1000 fields/));
  expect(await errorsOf(`{ ${aliases.slice(0, 500).join(" ")} }`)).toEqual([]);
});

it("MUST count what fragments within fragments unfold to, without unfolding it", async () => {
  const doubling = Array.from(
    { length: 40 },
    (_, index) => `fragment F${index} on Query { ...F${index + 1} ... { ...F${index + 1} } }`,
  );
  const query = `{ ...F0 } ${doubling.join(" ")} fragment F40 on Query { viewer { id } }`;
  expect(await errorsOf(query)).toEqual(refusal(/1000 fields/));
});

it("MUST leave a fragment within itself to validation", async () => {
  const query = "{ ...A } fragment A on Query { viewer { id } ...B } fragment B on Query { ...A }";
  expect(await errorsOf(query)).toEqual([expect.stringMatching(/Cannot spread fragment/)]);
});

it.each(["{a", "[", "{a(b:"])(
  "MUST refuse %j thirty thousand times before the parser runs out of stack",
  async (open) => {
    expect(await errorsOf(open.repeat(100_000 / open.length))).toEqual(refusal(/100 deep/));
  },
);

it("MUST survive a long chain of fragments", async () => {
  const chain = Array.from({ length: 3_000 }, (_, index) => `fragment F${index} on Query{...F${index + 1}}`);
  const errors = await errorsOf(`{...F0}${chain.join("")}`);
  expect(errors.join()).not.toContain("Unexpected error");
});

it("MUST leave what is no GraphQL to the parser", async () => {
  expect(await errorsOf('{ viewer { id "')).toEqual([expect.stringMatching(/Syntax Error/)]);
});
