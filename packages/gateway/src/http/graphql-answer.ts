import type { Context } from "@erp-gateway/core";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { maskError } from "graphql-yoga";
import type { ApiContext } from "../schema/api-context.ts";
import { toClientError } from "./client-errors.ts";
import { createPlanCache } from "./plan-cache.ts";

const UNEXPECTED = "Unexpected error.";

interface GraphqlParams {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/**
 * Answers what is asked most: a valid query or mutation, as JSON. The same limits, scopes and masks as by the server for
 * everything else, without its cost (docs/decisions/0021-graphql-short-way.md).
 * @returns the JSON; undefined when the server has to say what is wrong. Nothing was executed then
 */
export type GraphqlAnswer = (body: Uint8Array, context: ApiContext) => Promise<string | undefined>;

export function createGraphqlAnswer(schema: GraphQLSchema, { runtime: { log } }: Context): GraphqlAnswer {
  const planFor = createPlanCache(schema);

  const toClient = (result: ExecutionResult): ExecutionResult => {
    if (result.errors === undefined) return result;
    const errors = result.errors.map((error) => {
      const masked = maskError(error, UNEXPECTED, false);
      if (masked !== error) log.error({ err: error }, String(error));
      return toClientError(masked as typeof error);
    });
    return { errors, data: result.data ?? null };
  };

  return async (body, context) => {
    const params = readParams(body);
    const plan = params && planFor(params.query, params.operationName);
    if (params === undefined || plan === undefined) return undefined;
    const result = await plan.run(context, params.variables);
    // Without data nothing was executed: the variables are wrong.
    return result.data === undefined ? undefined : JSON.stringify(toClient(result));
  };
}

const NAMES = new Set(["query", "operationName", "variables", "extensions"]);

function readParams(body: Uint8Array): GraphqlParams | undefined {
  const params = parseJson(body);
  if (typeof params !== "object" || params === null || Array.isArray(params)) return undefined;
  if (!Object.keys(params).every((name) => NAMES.has(name))) return undefined;
  const { query, operationName, variables, extensions } = params as Record<string, unknown>;
  if (typeof query !== "string" || extensions != null) return undefined;
  if (operationName != null && typeof operationName !== "string") return undefined;
  if (variables != null && (typeof variables !== "object" || Array.isArray(variables))) return undefined;
  return {
    query,
    ...(operationName != null && { operationName }),
    ...(variables != null && { variables: variables as Readonly<Record<string, unknown>> }),
  };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
