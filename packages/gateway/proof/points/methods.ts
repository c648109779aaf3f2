import type { Stores } from "@erp-gateway/core";

/**
 * What a method of the storage ports does, and which course of a run passes it: `documents` in every run, `settings` and
 * `sign-in` where a run also changes settings, `rare` in none: it takes a day of silence or a defect of ours to get there.
 */
type Passage = "reads" | "documents" | "settings" | "sign-in" | "rare";

/** Every method of every port. A new one does not compile without a line here, and a writing one is killed at from then on. */
export const METHODS = {
  organizations: { save: "settings", byId: "reads", list: "reads" },
  connections: {
    create: "settings",
    update: "settings",
    byId: "reads",
    list: "reads",
    live: "reads",
    grant: "reads",
    keepGrant: "sign-in",
    replaceGrant: "sign-in",
    cursor: "reads",
    moveCursor: "documents",
  },
  profiles: { save: "settings", byId: "reads", defaultOf: "reads", list: "reads" },
  mappings: { save: "settings", remove: "settings", byVersion: "reads", versions: "reads" },
  customers: { save: "settings", byId: "reads", byNumber: "reads", anyThrough: "reads", list: "reads" },
  invoices: {
    add: "documents",
    revise: "documents",
    advance: "documents",
    byId: "reads",
    byErpReference: "reads",
    list: "reads",
  },
  deliveries: {
    startAttempt: "documents",
    recordAttempt: "documents",
    queuedThrough: "reads",
    byId: "reads",
    byReferences: "reads",
    ofInvoice: "reads",
    list: "reads",
    late: "reads",
    settle: "rare",
  },
  inbound: {
    announce: "documents",
    receive: "documents",
    identify: "documents",
    keepPdf: "documents",
    record: "documents",
    late: "reads",
    byId: "reads",
    byRemoteReference: "reads",
    list: "reads",
  },
  autopilots: { save: "settings", byId: "reads", forConnection: "reads", list: "reads" },
  events: { append: "documents", after: "reads", newest: "reads", lastPosition: "reads", watch: "reads" },
  jobs: {
    claim: "documents",
    extend: "documents",
    finish: "documents",
    postpone: "documents",
    bury: "rare",
    redrive: "rare",
    dead: "reads",
    deadByKey: "reads",
    nextRunAt: "reads",
  },
  commands: { find: "reads" },
  documents: { bytes: "reads" },
  // No run has receivers of webhooks yet.
  webhooks: {
    create: "rare",
    update: "rare",
    remove: "rare",
    rewind: "rare",
    byId: "reads",
    list: "reads",
    subscribers: "reads",
    fanOut: "rare",
    record: "rare",
    redrive: "rare",
    message: "reads",
    messages: "reads",
  },
  worklist: { byId: "reads", list: "reads" },
  figures: { count: "reads" },
} as const satisfies { readonly [Port in keyof Stores]: Readonly<Record<keyof Stores[Port], Passage>> };

export interface WritingMethod {
  readonly port: keyof Stores;
  readonly method: string;
  readonly passage: Exclude<Passage, "reads" | "rare">;
}

export const WRITING_METHODS: readonly WritingMethod[] = Object.entries(METHODS).flatMap(([port, methods]) =>
  Object.entries<Passage>(methods).flatMap(([method, passage]) =>
    passage === "reads" || passage === "rare" ? [] : [{ port: port as keyof Stores, method, passage }],
  ),
);
