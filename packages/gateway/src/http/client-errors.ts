import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/**
 * Gives each error of the client's own making a code, and takes the values out of it that were sent: they may be
 * secrets, and clients log what they read.
 */
export const useClientErrors = (): Plugin => ({
  onResultProcess({ result, setResult }) {
    if (!("errors" in result) || result.errors === undefined) return;
    setResult({ ...result, errors: result.errors.map(toClientError) });
  },
});

export function toClientError({ message, nodes, source, positions, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(withoutValue(message), {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions: { code: "BAD_REQUEST", ...extensions },
  });
}

/** `Variable "$input" got invalid value { … } at "input.title"; what is wrong` without the value. */
const withoutValue = (message: string): string =>
  message.replace(/^(Variable "\$\w+") got invalid value (?:.*( at "[\w.[\]]+")|.*); /s, "$1 is invalid$2: ");
