import { type Connector, SUBSCRIPTIONS, settingsJsonSchema } from "@erp-gateway/core";
import { builder } from "./builder.ts";

const DirectionRef = builder.enumType("Direction", {
  description: "Which way documents go.",
  values: {
    SEND: { description: "Documents of the organization go out." },
    RECEIVE: { description: "Documents for the organization come in." },
    BOTH: { description: "Out and in." },
  },
});

export const ConnectorRef = builder.objectRef<Connector>("Connector").implement({
  description: "A plug-in that links a kind of remote system.",
  fields: (t) => ({
    connectorId: t.string({ description: "Kebab case; stable.", resolve: ({ manifest }) => manifest.id }),
    title: t.string({ description: "For people.", resolve: ({ manifest }) => manifest.title }),
    version: t.string({ description: "Version of the connector.", resolve: ({ manifest }) => manifest.version }),
    documentationUrl: t.string({
      description: "Where it is explained.",
      resolve: ({ manifest }) => manifest.documentationUrl,
    }),
    integrationMethod: t.string({
      description: "As vendors print it.",
      resolve: ({ manifest }) => manifest.integrationMethod,
    }),
    direction: t.field({
      type: DirectionRef,
      description: "Which way documents go.",
      resolve: ({ manifest }) => manifest.direction,
    }),
    minimumSubscription: t.string({
      description: `Lowest plan it works with: ${SUBSCRIPTIONS.join(", ")}.`,
      resolve: ({ manifest }) => manifest.minimumSubscription,
    }),
    contractRequired: t.boolean({
      description: "Whether a contract for API rights is needed.",
      resolve: ({ manifest }) => manifest.contractRequired,
    }),
    takesQuickConnect: t.boolean({
      description: "Whether settings can be pasted as one text (`quickConnect`).",
      resolve: ({ readPasted }) => readPasted !== undefined,
    }),
    settingsSchema: t.field({
      type: "JSON",
      description: "JSON Schema of the settings; `secret: true` marks write-only fields.",
      resolve: ({ settings }) => settingsJsonSchema(settings),
    }),
  }),
});

builder.queryField("connectors", (t) =>
  t.field({
    type: [ConnectorRef],
    nullable: true,
    authScopes: { may: "READ" },
    description: "The connectors this gateway runs with.",
    resolve: (_root, _args, { core }) => [...core.connectors.all()],
  }),
);
