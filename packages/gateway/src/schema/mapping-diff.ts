import { diffOverSamples, type Fault, type MappingDifference, type SampleDiff } from "@erp-gateway/core";
import { builder } from "./builder.ts";
import { askOnce, requestError } from "./errors.ts";
import { DRAFT, draftOf, MappingRowInput } from "./mapping-row.ts";
import { InvoiceRef, SendingProfileRef } from "./nodes.ts";
import { FaultRef } from "./user-error.ts";

const MappingDifferenceRef = builder.objectRef<MappingDifference>("MappingDifference").implement({
  description: "A place where the mapping says something else than the ERP's default.",
  fields: (t) => ({
    target: t.exposeString("target", { description: "JSONPath in the invoice." }),
    term: t.exposeString("term", { description: "Business term, e.g. `BT-12`." }),
    defaultValue: t.exposeString("defaultValue", { nullable: true, description: "By the default; a group as JSON." }),
    mappedValue: t.exposeString("mappedValue", { nullable: true, description: "By the mapping; a group as JSON." }),
  }),
});

const MappingDiffSampleRef = builder.objectRef<SampleDiff>("MappingDiffSample").implement({
  description: "What the mapping changes on one invoice.",
  fields: (t) => ({
    invoice: t.field({ type: InvoiceRef, description: "Which one.", resolve: ({ invoice }) => invoice }),
    differences: t.field({
      type: [MappingDifferenceRef],
      description: "None: the invoice would be the same.",
      resolve: ({ differences }) => [...differences],
    }),
    faults: t.field({
      type: [FaultRef],
      description: "Where the mapping meets a value it cannot take.",
      resolve: ({ faults }) => [...faults],
    }),
  }),
});

interface Diff {
  readonly faults: readonly Fault[];
  readonly samples: readonly SampleDiff[];
}

const MappingDiffRef = builder.objectRef<Diff>("MappingDiff").implement({
  description: "What a mapping changes. Nothing was changed.",
  fields: (t) => ({
    faults: t.field({
      type: [FaultRef],
      description: "What is wrong with the rows; nothing was compared then.",
      resolve: ({ faults }) => [...faults],
    }),
    samples: t.field({
      type: [MappingDiffSampleRef],
      description: "One for each invoice, newest first.",
      resolve: ({ samples }) => [...samples],
    }),
  }),
});

builder.queryField("diffMapping", (t) =>
  t.field({
    type: MappingDiffRef,
    nullable: true,
    authScopes: { may: "READ" },
    description:
      "What rows change against the ERP's default, on the newest invoices that were taken in from it. One of this or `previewMapping` a request.",
    args: {
      sendingProfileId: t.arg.globalID({ for: SendingProfileRef, required: true, description: "For which profile." }),
      rows: t.arg({ type: [MappingRowInput], description: DRAFT }),
      samples: t.arg.int({ defaultValue: 5, description: "How many invoices, 1 to 20." }),
    },
    resolve: async (_root, { sendingProfileId, rows, samples }, context) => {
      askOnce(context);
      const limit = samples ?? 5;
      if (limit < 1 || limit > MOST_SAMPLES)
        throw requestError("BAD_REQUEST", `samples goes from 1 to ${MOST_SAMPLES}`);
      const profile = await context.core.stores.profiles.byId(sendingProfileId.id);
      if (profile === undefined) return null;
      const mapping = await draftOf(profile, rows, context);
      if (!mapping.ok) return { faults: mapping.faults, samples: [] };
      return {
        faults: [],
        samples: await diffOverSamples(context.core, profile.organizationId, mapping.value, limit),
      };
    },
  }),
);

const MOST_SAMPLES = 20;
