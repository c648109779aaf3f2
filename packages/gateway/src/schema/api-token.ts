import type { Scope } from "../token/api-token.ts";
import { builder } from "./builder.ts";
import { ApiTokenRef } from "./nodes.ts";

const ScopeRef = builder.enumType("Scope", {
  description: "What a token may be used for.",
  values: {
    READ: { description: "Queries and subscriptions." },
    CONFIGURE: { description: "Organizations, connections, profiles, customers and autopilots." },
    SEND: { description: "Sales invoices." },
    IMPORT: { description: "Inbound documents." },
  } satisfies Record<Scope, object>,
});

builder.node(ApiTokenRef, {
  description: "A bearer token of this API. Made on the command line: `erp-gateway token create`.",
  id: { resolve: ({ id }) => id },
  loadOne: async (id, { tokens }) => (await tokens.list()).find((token) => token.id === id),
  fields: (t) => ({
    name: t.exposeString("name", { description: "For people." }),
    scopes: t.field({
      type: [ScopeRef],
      description: "What it may be used for.",
      resolve: ({ scopes }) => [...scopes],
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
  }),
});

builder.queryField("viewer", (t) =>
  t.field({
    type: ApiTokenRef,
    nullable: true,
    authScopes: { may: "READ" },
    description: "The token of this request.",
    resolve: (_root, _args, { caller }) => caller,
  }),
);
