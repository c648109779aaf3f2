import { type Decimal, formatDecimal } from "@erp-gateway/core";
import SchemaBuilder, { brandWithType } from "@pothos/core";
import ErrorsPlugin from "@pothos/plugin-errors";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import ValidationPlugin from "@pothos/plugin-validation";
import type { Scope } from "../token/api-token.ts";
import { type ApiContext, mayDo } from "./api-context.ts";
import { requestError } from "./errors.ts";
import { RELAY_DESCRIPTIONS } from "./relay-descriptions.ts";

export interface SchemaTypes {
  Context: ApiContext;
  DefaultFieldNullability: false;
  AuthScopes: { may: Scope };
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: string; Output: string };
    DateTime: { Input: Date; Output: Date };
    Decimal: { Input: string; Output: Decimal };
    ParticipantId: { Input: string; Output: string };
    JSON: { Input: unknown; Output: unknown };
  };
}

const MOST_NODES = 100;

/** An object that a request asks for twice comes back from the cache of Pothos without its type. */
function branded(node: unknown, { typename }: { readonly typename: string }): unknown {
  brandWithType<PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>>(node, typename as never);
  return node;
}

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, ValidationPlugin],
  defaultFieldNullability: false,
  relay: {
    ...RELAY_DESCRIPTIONS,
    clientMutationId: "omit",
    cursorType: "String",
    nodeQueryOptions: {
      description: "Whatever has this global id; absent when nothing has.",
      args: { id: { description: "Global id." } },
      authScopes: { may: "READ" },
      resolve: async (_root, { id }, _context, _info, resolveNode) => branded(await resolveNode(id), id),
    },
    nodesQueryOptions: {
      description: "What has these global ids, in their order.",
      args: { ids: { description: `Global ids, at most ${MOST_NODES}.` } },
      nullable: { list: true, items: true },
      authScopes: { may: "READ" },
      resolve: async (_root, { ids }, _context, _info, resolveNodes) => {
        if (ids.length > MOST_NODES) throw requestError("BAD_REQUEST", `at most ${MOST_NODES} ids at a time`);
        const nodes = await resolveNodes(ids);
        return ids.map(async (id, index) => branded(await nodes[index], id));
      },
    },
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ caller }) => ({ may: (scope) => mayDo(caller, scope) }),
    unauthorizedError: (_parent, _context, info) =>
      requestError("FORBIDDEN", `this token lacks the scope for ${info.parentType.name}.${info.fieldName}`),
  },
  errors: { directResult: true },
  validation: {
    validationError: ({ issues }) => requestError("BAD_REQUEST", issues.map(({ message }) => message).join("; ")),
  },
});

builder.queryType({ description: "Reading. Lists are newest first." });
builder.mutationType({
  description:
    "Every mutation takes one `input` with an `idempotencyKey`, and answers with the object or a typed error. A key belongs to its token and is kept for good: the same input again gives the same object, as it is now; other input, or another mutation, is `IDEMPOTENCY_KEY_REUSED`. What failed left no trace and may be tried again under its key.",
});
builder.subscriptionType({ description: "Live events, over server-sent events." });

builder.scalarType("Decimal", {
  description: 'An exact decimal as text, e.g. `"1250.00"`. Digits after the dot are kept as written.',
  serialize: (value) => formatDecimal(value),
  // Anything goes in here: the invoice parser names what is wrong with it, and where.
  parseValue: (value) => value as string,
});
builder.scalarType("Date", {
  description: "A calendar day, `YYYY-MM-DD`.",
  serialize: (value) => value,
  parseValue: (value) => value as string,
});
builder.scalarType("DateTime", {
  description: "An instant in UTC, ISO 8601 with milliseconds.",
  serialize: (value) => value.toISOString(),
  parseValue: (value) => {
    const instant = new Date(String(value));
    if (Number.isNaN(instant.getTime()))
      throw requestError("BAD_REQUEST", "not an instant; write 2026-11-24T10:00:00Z");
    return instant;
  },
});
builder.scalarType("ParticipantId", {
  description: "An electronic address: ISO 6523 scheme and value, e.g. `0106:12345678`. Input is normalised.",
  serialize: (value) => value,
  parseValue: (value) => String(value),
});
builder.scalarType("JSON", {
  description: "Any JSON value.",
  serialize: (value) => value,
  parseValue: (value) => value,
});
