import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { documentFaults, textFault } from "./query-limits.ts";

/** An operation that is known to be valid, ready to be run again and again. */
export interface Plan {
  run(
    context: object,
    variables: Readonly<Record<string, unknown>> | undefined,
  ): Promise<ExecutionResult> | ExecutionResult;
}

const MOST_PLANS = 500;
const MOST_CHARACTERS = 20_000;
/** Whoever asks the same twice will ask it again. */
const COMPILE_AT = 2;

/**
 * Plans by query and operation name, those used last. Queries are compiled when they come again; mutations are not: they
 * have their own work to do.
 * @returns undefined when there is none: wrong, too large, or a subscription
 */
export function createPlanCache(schema: GraphQLSchema): (query: string, operationName?: string) => Plan | undefined {
  const plans = new Map<string, Plan>();
  return (query, operationName) => {
    if (query.length > MOST_CHARACTERS) return undefined;
    const key = `${operationName ?? ""} ${query}`;
    const plan = plans.get(key) ?? createPlan(schema, query, operationName);
    if (plan === undefined) return undefined;
    plans.delete(key);
    plans.set(key, plan);
    const [oldest] = plans.keys();
    if (plans.size > MOST_PLANS && oldest !== undefined) plans.delete(oldest);
    return plan;
  };
}

function createPlan(schema: GraphQLSchema, query: string, operationName: string | undefined): Plan | undefined {
  const document = validDocument(schema, query);
  const operation = document && getOperationAST(document, operationName)?.operation;
  if (document === undefined || operation === undefined || operation === OperationTypeNode.SUBSCRIPTION)
    return undefined;
  const interpreted: Plan = {
    run: (contextValue, variableValues) => execute({ schema, document, operationName, contextValue, variableValues }),
  };
  if (operation === OperationTypeNode.MUTATION) return interpreted;
  let plan = interpreted;
  let uses = 0;
  return {
    run(context, variables) {
      uses += 1;
      if (uses === COMPILE_AT) plan = compile(schema, document, operationName, interpreted) ?? interpreted;
      return plan.run(context, variables);
    },
  };
}

function validDocument(schema: GraphQLSchema, query: string): DocumentNode | undefined {
  try {
    if (textFault(query) !== undefined) return undefined;
    const document = parse(query);
    if (documentFaults(document).length > 0) return undefined;
    return validate(schema, document).length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}

/** Compiled code leaves the places in the query out of its errors; they come from a second, interpreted run. */
function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
  interpreted: Plan,
): Plan | undefined {
  const compiled = compileQuery(schema, document, operationName);
  if (!isCompiledQuery(compiled)) return undefined;
  return {
    async run(context, variables) {
      const result = await compiled.query(undefined, context, variables ?? {});
      return result.errors === undefined ? result : interpreted.run(context, variables);
    },
  };
}
