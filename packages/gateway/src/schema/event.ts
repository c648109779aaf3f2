import { helpFor, type RecordedEvent, type SubjectType } from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { requestError } from "./errors.ts";
import { HelpRef } from "./user-error.ts";

interface EventDatum {
  readonly name: string;
  readonly value: string;
}

const EventDatumRef = builder.objectRef<EventDatum>("EventDatum").implement({
  description: "One detail of an event.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "What it is." }),
    value: t.exposeString("value", { description: "As text." }),
  }),
});

export const EventRef = builder.objectRef<RecordedEvent>("Event").implement({
  description: "A fact in the append-only log. Statuses everywhere are folds over these.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "UUID; the same in queries, subscription and webhooks." }),
    position: t.exposeInt("position", { description: "Counts up in commit order; pass the last one seen as `after`." }),
    type: t.exposeString("type", { description: "Upper snake case, past tense, e.g. `INVOICE_POSTED`." }),
    at: t.expose("at", { type: "DateTime", description: "When it happened." }),
    subjectType: t.string({ description: "What it is about.", resolve: ({ subject }) => subject.type }),
    subjectId: t.globalID({
      description: "Global id of what it is about.",
      resolve: ({ subject }) => ({ type: subject.type, id: subject.id }),
    }),
    data: t.field({
      type: [EventDatumRef],
      description: "Details; never a secret, never a document.",
      resolve: ({ data }) => Object.entries(data).map(([name, value]) => ({ name, value })),
    }),
    help: t.field({
      type: HelpRef,
      nullable: true,
      description: "What to do, when the event carries a `code`.",
      resolve: ({ data }) => (data["code"] === undefined ? null : helpFor(data["code"])),
    }),
  }),
});

const MOST_EVENTS = 500;

/** The newest 500 facts, oldest first; `events` has all of them. */
export const timelineOf = (type: SubjectType, id: string, { core }: ApiContext): Promise<readonly RecordedEvent[]> =>
  core.stores.events.newest(MOST_EVENTS, { subject: { type, id } });

builder.queryField("events", (t) =>
  t.field({
    type: [EventRef],
    nullable: true,
    authScopes: { may: "READ" },
    description: "Events after a position, oldest first; poll with the position of the last one. At most 500.",
    args: {
      after: t.arg.int({ defaultValue: 0, description: "Position of the last event seen; 0 from the beginning." }),
      first: t.arg.int({ defaultValue: 100, description: "1 to 500." }),
    },
    resolve: (_root, { after, first }, { core }) => {
      const limit = first ?? 100;
      if (limit < 1 || limit > MOST_EVENTS) throw requestError("BAD_REQUEST", `first goes from 1 to ${MOST_EVENTS}`);
      return core.stores.events.after(after ?? 0, limit, {});
    },
  }),
);

builder.subscriptionField("events", (t) =>
  t.field({
    type: EventRef,
    authScopes: { may: "READ" },
    description: "Events as they are committed, each once and in order. Resume with the position of the last one seen.",
    args: {
      after: t.arg.int({ description: "Position of the last event seen; absent: from now on." }),
    },
    subscribe: (_root, { after }, { feed }) => feed.follow(after ?? undefined),
    resolve: (event) => event,
  }),
);
