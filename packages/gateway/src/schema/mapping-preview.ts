import {
  accept,
  type MappingPreview,
  type MappingSample,
  parseSourceRecord,
  previewMapping,
  type Result,
  sampleOf,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { askOnce, requestError } from "./errors.ts";
import type { GlobalId } from "./find.ts";
import { FindingRef } from "./invoice.ts";
import { DRAFT, draftOf, MappingRowInput } from "./mapping-row.ts";
import { CustomerRef, InvoiceRef, SendingProfileRef } from "./nodes.ts";
import { FaultRef } from "./user-error.ts";

const MappingPreviewRef = builder.objectRef<MappingPreview>("MappingPreview").implement({
  description: "What a mapping makes of a posted document of the ERP. Nothing was changed.",
  fields: (t) => ({
    invoice: t.field({
      type: "JSON",
      nullable: true,
      description:
        "As it would be sent, in the shape of `InvoiceContentInput`; absent when there is no invoice to make.",
      resolve: ({ invoice }) => invoice ?? null,
    }),
    faults: t.field({
      type: [FaultRef],
      description: "What stands in the way: in the rows (`$.rows[0]…`), or in the invoice (`$.lines[0]…`).",
      resolve: ({ faults }) => [...faults],
    }),
    warnings: t.field({
      type: [FindingRef],
      description: "What does not.",
      resolve: ({ warnings }) => [...warnings],
    }),
  }),
});

const MappingSampleInput = builder.inputType("MappingSampleInput", {
  description: "A posted document of the ERP, written by hand.",
  fields: (t) => ({
    connectorId: t.string({ required: true, description: "Whose default mapping reads it, e.g. `business-central`." }),
    customerId: t.globalID({ for: CustomerRef, required: true, description: "The customer card it is for." }),
    record: t.field({
      type: "JSON",
      required: true,
      description: "Kind, fields and lines, as in `Invoice.source`.",
    }),
  }),
});

builder.queryField("previewMapping", (t) =>
  t.field({
    type: MappingPreviewRef,
    nullable: true,
    authScopes: { may: "READ" },
    description:
      "The invoice that rows would make of one posted document, and what the rules say about it. Asks no remote. One of this or `diffMapping` a request.",
    args: {
      sendingProfileId: t.arg.globalID({ for: SendingProfileRef, required: true, description: "For which profile." }),
      rows: t.arg({ type: [MappingRowInput], description: DRAFT }),
      invoiceId: t.arg.globalID({
        for: InvoiceRef,
        description: "An invoice that the ERP posted; either this or `sample`.",
      }),
      sample: t.arg({ type: MappingSampleInput, description: "A document written by hand." }),
    },
    resolve: async (_root, { sendingProfileId, rows, ...sampled }, context) => {
      askOnce(context);
      const profile = await context.core.stores.profiles.byId(sendingProfileId.id);
      if (profile === undefined) return null;
      const mapping = await draftOf(profile, rows, context);
      const sample = await readSample(sampled, context);
      if (sample === undefined) return null;
      const faults = [mapping, sample].flatMap((result) => (result.ok ? [] : result.faults));
      if (!mapping.ok || !sample.ok) return { faults, warnings: [] };
      return previewMapping(context.core, profile, mapping.value, sample.value);
    },
  }),
);

interface Sampled {
  readonly invoiceId?: GlobalId | null | undefined;
  readonly sample?: typeof MappingSampleInput.$inferInput | null | undefined;
}

/** `undefined`: what it names does not exist. */
async function readSample(
  { invoiceId, sample }: Sampled,
  { core }: ApiContext,
): Promise<Result<MappingSample> | undefined> {
  if ((invoiceId == null) === (sample == null)) throw requestError("BAD_REQUEST", "give either invoiceId or sample");
  if (invoiceId != null) {
    const invoice = await core.stores.invoices.byId(invoiceId.id);
    return invoice && sampleOf(core, invoice);
  }
  if (sample == null) return undefined;
  const customer = await core.stores.customers.byId(sample.customerId.id);
  if (customer === undefined) return undefined;
  const record = parseSourceRecord(sample.record, "$.sample.record");
  if (!record.ok) return record;
  return accept({ source: { connectorId: sample.connectorId, record: record.value }, customer });
}
