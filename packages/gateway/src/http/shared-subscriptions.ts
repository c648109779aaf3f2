import {
  type ASTNode,
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  Kind,
  visit,
} from "graphql";
import { isAsyncIterable, type Plugin } from "graphql-yoga";
import type { ApiContext } from "../schema/api-context.ts";

type Answer = ExecutionResult | Promise<ExecutionResult>;

/** Answers subscribers that ask the same of the same event once: a thousand of them cost little more than one. */
export function useSharedSubscriptions(): Plugin {
  const questionOf = createQuestions();
  const known = new WeakMap<object, Map<string, Answer>>();
  const answer = (args: ExecutionArgs, question: string, event: object): Answer => {
    const answers = known.get(event) ?? new Map<string, Answer>();
    known.set(event, answers);
    const given = answers.get(question) ?? (execute({ ...args, rootValue: event }) as Answer);
    answers.set(question, given);
    return given;
  };
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args: ExecutionArgs) => {
        const events = await createSourceEventStream(args);
        if (!isAsyncIterable(events)) return events;
        const question = questionOf(args);
        return answered(events[Symbol.asyncIterator](), (event) => answer(args, question, event));
      });
    },
  };
}

/** The answers to what comes; whoever leaves leaves the events. */
const answered = (
  events: AsyncIterator<unknown>,
  answer: (event: object) => Answer,
): AsyncIterableIterator<ExecutionResult> => ({
  async next() {
    const { done, value } = await events.next();
    return done === true ? { done, value: undefined } : { done: false, value: await answer(value as object) };
  },
  async return() {
    await events.return?.();
    return { done: true, value: undefined };
  },
  [Symbol.asyncIterator]() {
    return this;
  },
});

/**
 * What the answer to an event depends on: the query, the scopes of who asks, and the variables, apart from those that say
 * which events are wanted.
 */
function createQuestions(): (args: ExecutionArgs) => string {
  const documents = new WeakMap<DocumentNode, { readonly id: number; readonly variables: readonly string[] }>();
  let count = 0;
  return ({ document, operationName, variableValues, contextValue }) => {
    let known = documents.get(document);
    if (known === undefined) {
      count += 1;
      known = { id: count, variables: innerVariables(document) };
      documents.set(document, known);
    }
    const { scopes } = (contextValue as ApiContext).caller;
    const values = known.variables.map((name) => variableValues?.[name]);
    return JSON.stringify([known.id, operationName, scopes, values]);
  };
}

/** Variables that are used anywhere but in the arguments of a subscription field. */
function innerVariables({ definitions }: DocumentNode): readonly string[] {
  const names = new Set<string>();
  const collect = (node: ASTNode): void => {
    visit(node, { Variable: ({ name }) => void names.add(name.value) });
  };
  for (const definition of definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) {
      collect(definition);
      continue;
    }
    for (const selection of definition.selectionSet.selections) {
      if (selection.kind !== Kind.FIELD) collect(selection);
      else for (const inner of [...(selection.directives ?? []), selection.selectionSet ?? []].flat()) collect(inner);
    }
  }
  return [...names];
}
