import { type DeadJob, helpFor, JOB_KINDS, redriveJob } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { notFound, unwrap } from "./errors.ts";
import { mutation } from "./mutation.ts";
import { page } from "./paging.ts";
import { HelpRef } from "./user-error.ts";

const JobKindRef = builder.enumType("JobKind", {
  description: "Work that outlives the request that asked for it.",
  values: Object.fromEntries(
    JOB_KINDS.map((kind) => [kind.toUpperCase().replaceAll("-", "_"), { value: kind, description: `\`${kind}\`.` }]),
  ) as Record<string, { value: DeadJob["kind"]; description: string }>,
});

const DeadJobRef = builder.objectRef<DeadJob & { readonly id: string }>("DeadJob");

const named = (job: DeadJob) => ({ ...job, id: job.key });

builder.node(DeadJobRef, {
  description: "Work that failed too often by a mistake of the gateway; it waits until somebody redrives it.",
  id: { resolve: ({ key }) => key },
  loadOne: async (key, { core }) => {
    const job = await core.stores.jobs.deadByKey(key);
    return job && named(job);
  },
  fields: (t) => ({
    kind: t.expose("kind", { type: JobKindRef, description: "What it does." }),
    subjectId: t.exposeString("subjectId", { description: "What it is about: a documentId, or another id of ours." }),
    deadAt: t.expose("deadAt", { type: "DateTime", description: "When it was set aside." }),
    reason: t.exposeString("reason", { description: "The error, for the makers of the gateway." }),
    help: t.field({ type: HelpRef, description: "What to do.", resolve: () => helpFor("JOB_SET_ASIDE") }),
  }),
});

builder.queryField("deadJobs", (t) =>
  t.connection(
    {
      type: DeadJobRef,
      nullable: true,
      authScopes: { may: "CONFIGURE" },
      description: "Work that was set aside.",
      resolve: (_root, args, { core }) =>
        page(args, async (request) => (await core.stores.jobs.dead(request)).map(named)),
    },
    { name: "DeadJobConnection" },
    { name: "DeadJobEdge" },
  ),
);

const RedrivenRef = builder.objectRef<{ readonly key: string }>("RedrivenJob").implement({
  description: "It is in the queue again.",
  fields: (t) => ({ key: t.exposeString("key", { description: "The job's key." }) }),
});

mutation("redriveJob", {
  description: "Runs work again that was set aside, with all its attempts.",
  scope: "CONFIGURE",
  type: RedrivenRef,
  fields: (t) => ({ jobId: t.globalID({ required: true, description: "Which one." }) }),
  replay: async (key) => ({ key }),
  run: async ({ jobId }, context, request) => {
    const job = jobId.typename === "DeadJob" ? await context.core.stores.jobs.deadByKey(jobId.id) : undefined;
    if (job === undefined) throw notFound("DeadJob", "$.jobId");
    return unwrap(await redriveJob(context.core, job, request));
  },
});
