import { readFileSync } from "node:fs";
import {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  type GraphQLNamedType,
  GraphQLObjectType,
  getNullableType,
  isListType,
  isNonNullType,
  specifiedScalarTypes,
} from "graphql";
import { describe, expect, it } from "vitest";
import { schemaText } from "../command-line/print-schema.ts";
import { createSchema } from "./schema.ts";

const schema = createSchema();
const BUILT_IN = new Set(specifiedScalarTypes.map(({ name }) => name));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__") && !BUILT_IN.has(name));
const objects = types.filter((type) => type instanceof GraphQLObjectType);
const connections = objects.filter(({ name }) => name.endsWith("Connection") && name !== "Connection");

/** Everything of a type that can have a description, by its coordinate. */
function described(type: GraphQLNamedType): readonly (readonly [string, string | null | undefined])[] {
  const own = [type.name, type.description] as const;
  if (type instanceof GraphQLEnumType) {
    return [own, ...type.getValues().map(({ name, description }) => [`${type.name}.${name}`, description] as const)];
  }
  if (type instanceof GraphQLInputObjectType) {
    const fields = Object.values(type.getFields());
    return [own, ...fields.map(({ name, description }) => [`${type.name}.${name}`, description] as const)];
  }
  if (!(type instanceof GraphQLObjectType) && !(type instanceof GraphQLInterfaceType)) return [own];
  const fields = Object.values(type.getFields()).flatMap(({ name, description, args }) => [
    [`${type.name}.${name}`, description] as const,
    ...args.map((arg) => [`${type.name}.${name}(${arg.name}:)`, arg.description] as const),
  ]);
  return [own, ...fields];
}

describe("the schema", () => {
  it("MUST describe every type, field, argument, enum value and input field", () => {
    const all = types.flatMap(described);
    expect(all.length).toBeGreaterThan(500);
    expect(all.filter(([, description]) => (description ?? "").trim() === "").map(([where]) => where)).toEqual([]);
  });

  it("MUST be the one that is committed: `pnpm gateway schema print > packages/gateway/schema.graphql`", () => {
    expect(schemaText()).toBe(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
  });

  it("MUST have nullable root fields, so that one fails without the others", () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.values(type?.getFields() ?? {}),
    );
    expect(roots.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
  });

  it("MUST have mutations with one input, an idempotency key in it, and a union for an answer", () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
    expect(mutations.length).toBeGreaterThan(10);
    for (const { name, args, type } of mutations) {
      const title = name.charAt(0).toUpperCase() + name.slice(1);
      expect(args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual([`input: ${title}Input!`]);
      expect(`${type}`).toBe(`${title}Result`);
      const input = schema.getType(`${title}Input`);
      expect(input instanceof GraphQLInputObjectType && `${input.getFields()["idempotencyKey"]?.type}`).toBe("String!");
    }
  });
});

describe("Relay", () => {
  it("MUST find every type with an `id` by it; an event lives in its log", () => {
    const identified = objects.filter((type) => `${type.getFields()["id"]?.type}` === "ID!");
    const nodes = objects.filter((type) => type.getInterfaces().some(({ name }) => name === "Node"));
    expect(nodes.length).toBeGreaterThan(5);
    expect(identified.filter((type) => !nodes.includes(type)).map(({ name }) => name)).toEqual(["Event"]);
  });

  it("MUST have edges and page info in every connection", () => {
    expect(connections.length).toBeGreaterThan(5);
    for (const connection of connections) {
      const { edges, pageInfo } = connection.getFields();
      expect(`${pageInfo?.type}`).toBe("PageInfo!");
      expect(isListType(edges && getNullableType(edges.type))).toBe(true);
      const edge = schema.getType(connection.name.replace(/Connection$/, "Edge"));
      expect(edge instanceof GraphQLObjectType && Object.keys(edge.getFields())).toEqual(
        expect.arrayContaining(["cursor", "node"]),
      );
    }
    const pageInfo = schema.getType("PageInfo");
    const fields = pageInfo instanceof GraphQLObjectType ? Object.values(pageInfo.getFields()) : [];
    expect(Object.fromEntries(fields.map(({ name, type }) => [name, `${type}`]))).toEqual({
      hasNextPage: "Boolean!",
      hasPreviousPage: "Boolean!",
      startCursor: "String",
      endCursor: "String",
    });
  });

  it("MUST page every list that can grow", () => {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
    const paged = objects
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => connections.some(({ name }) => name === `${getNullableType(type)}`));
    expect(new Set(paged.map(({ type }) => `${getNullableType(type)}`)).size).toBe(connections.length);
    for (const { args } of paged) {
      expect(args.map(({ name }) => name)).toEqual(expect.arrayContaining(["first", "last", "before", "after"]));
    }
    const others = fields.filter((field) => isListType(field.type)).map(({ name }) => name);
    expect(others.toSorted()).toEqual(["connectors", "events", "nodes"]);
  });
});
