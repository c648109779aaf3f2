import {
  helpFor,
  WORK_KINDS,
  type WorkFact,
  type WorkFacts,
  type WorkItem,
  type WorkKind,
  workFacts,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { OrganizationRef, WorkItemRef } from "./nodes.ts";
import { page } from "./paging.ts";
import { HelpRef } from "./user-error.ts";

const WorkKindRef = builder.enumType("WorkKind", {
  description: "Kinds of work that wait for a person.",
  values: {
    INVOICE_REFUSED: { description: "The network refused an invoice; it was neither sent again nor cancelled." },
    DELIVERY_LATE: { description: "The network should have taken it by now." },
    DELIVERY_UNDECIDED: { description: "Nobody could find out whether it arrived: `settleDelivery`." },
    VERDICT_LATE: { description: "The network took it, and told no verdict in time." },
    FETCH_LATE: { description: "An inbound document should have been fetched by now." },
    IMPORT_LATE: { description: "An inbound document should have been imported by now." },
    INBOUND_NEEDS_ATTENTION: { description: "An inbound document could not be imported." },
    CONNECTION_BLOCKED: { description: "A remote refuses a connection." },
    REAUTHORIZATION_REQUIRED: { description: "Somebody has to sign in again." },
    PARTY_NOT_LINKED: { description: "eConnect still has to link the parties." },
  } satisfies Record<WorkKind, object>,
});

const WorkFactRef = builder.objectRef<WorkFact>("WorkFact").implement({
  description: "Something that is known.",
  fields: (t) => ({
    name: t.string({ description: "What, e.g. `documentId`; may come several times.", resolve: ([name]) => name }),
    value: t.string({ description: "As text.", resolve: ([, value]) => value }),
  }),
});

const known = new WeakMap<WorkItem, Promise<WorkFacts>>();

/** Looked up once, however many fields ask for it. */
function factsOf(item: WorkItem, { core }: ApiContext): Promise<WorkFacts> {
  const facts = known.get(item) ?? workFacts(core, item);
  known.set(item, facts);
  return facts;
}

builder.node(WorkItemRef, {
  description: "Something that waits for a person. It goes by itself when it is done.",
  id: { resolve: ({ id }) => id },
  loadOne: (id, { core }) => core.stores.worklist.byId(id),
  fields: (t) => ({
    kind: t.expose("kind", { type: WorkKindRef, description: "What kind of work." }),
    since: t.expose("since", { type: "DateTime", description: "Since when it waits for somebody." }),
    subjectId: t.globalID({
      description: "Global id of what it is about.",
      resolve: ({ kind, subjectId }) => ({ type: WORK_KINDS[kind].subject, id: subjectId }),
    }),
    subject: t.node({
      description: "What it is about: an invoice, a delivery, an inbound document or a connection.",
      id: ({ kind, subjectId }) => ({ type: WORK_KINDS[kind].subject, id: subjectId }),
    }),
    organization: t.field({
      type: OrganizationRef,
      nullable: true,
      description: "Whose work it is.",
      resolve: ({ organizationId }, _args, { core }) => core.stores.organizations.byId(organizationId),
    }),
    code: t.string({
      description: "Why, stable across releases.",
      resolve: async (item, _args, context) => (await factsOf(item, context)).code,
    }),
    help: t.field({
      type: HelpRef,
      description: "What a person can do.",
      resolve: async (item, _args, context) => helpFor((await factsOf(item, context)).code),
    }),
    facts: t.field({
      type: [WorkFactRef],
      description: "What is known now.",
      resolve: async (item, _args, context) => [...(await factsOf(item, context)).facts],
    }),
  }),
});

builder.queryField("worklist", (t) =>
  t.connection(
    {
      type: WorkItemRef,
      nullable: true,
      authScopes: { may: "READ" },
      description: "Everything where a person has to act; what waits since lately comes first.",
      args: {
        organizationId: t.arg.globalID({ for: OrganizationRef, description: "Only this organization's." }),
        kind: t.arg({ type: WorkKindRef, description: "Only this kind." }),
      },
      resolve: (_root, { organizationId, kind, ...args }, { core }) =>
        page(args, (request) =>
          core.stores.worklist.list(request, {
            ...(organizationId && { organizationId: organizationId.id }),
            ...(kind && { kind }),
          }),
        ),
    },
    { name: "WorkItemConnection" },
    { name: "WorkItemEdge" },
  ),
);
