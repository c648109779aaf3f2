import { createYoga } from "graphql-yoga";
import { expect, it } from "vitest";
import { createSchema } from "../schema/schema.ts";
import { useClientErrors } from "./client-errors.ts";

const yoga = createYoga({ schema: createSchema(), plugins: [useClientErrors()], logging: false });

async function answerTo(query: string, variables: unknown) {
  const body = JSON.stringify({ query, variables });
  const headers = { "content-type": "application/json" };
  const response = await yoga.fetch("http://x.test/graphql", { method: "POST", headers, body });
  return (await response.json()) as { errors: { message: string; path?: unknown; extensions: unknown }[] };
}

const CREATE = "mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { __typename } }";
const input = {
  idempotencyKey: "k",
  organizationId: "o",
  connectorId: "psb",
  title: "t",
  environment: "ACCEPTANCE",
  settings: { clientSecret: 'open"; at "sesame"; ' },
};

it.each([
  ["a missing field", { ...input, title: undefined }, '$input" is invalid: Field "title" of required type'],
  ["an unknown field", { ...input, colour: "red" }, '$input" is invalid: Field "colour" is not defined'],
  ["a value that does not fit", { ...input, environment: "MOON" }, '$input" is invalid at "input.environment": Value'],
  ["an object for text", { ...input, title: {} }, '$input" is invalid at "input.title": String cannot represent'],
])("MUST name %s, with a code and without what was sent", async (_name, wrong, message) => {
  const { errors } = await answerTo(CREATE, { input: wrong });
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({ extensions: { code: "BAD_REQUEST" } });
  expect(errors[0]?.message).toContain(message);
  expect(JSON.stringify(errors)).not.toMatch(/open|sesame/);
});

it("MUST leave the codes of others alone", async () => {
  const { errors } = await answerTo("{ nothing }", {});
  expect(errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
});
