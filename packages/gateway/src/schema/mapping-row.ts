import {
  accept,
  type Mapping,
  type MappingRow,
  type MappingVersion,
  parseMapping,
  type Result,
  rowsOf,
  type SendingProfile,
} from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";

const SOURCE = `Where its value comes from, one of:
\`{"field": "externalDocumentNumber"}\`: a field of the ERP's source record, dotted; \`line.…\` on terms of a line.
\`{"constant": "58"}\`.
\`{"lookup": {"field": "line.unitOfMeasureCode", "table": {"UUR": "HUR"}, "otherwise": "C62"}}\`.
\`{"template": "Order {number}"}\`: absent when one of its fields is empty.
\`{"firstOf": [{"field": "yourReference"}, {"constant": "-"}]}\`: the first that has a value.
\`"omit"\`: the term is left out.`;
const TARGET = "Business term of EN 16931, e.g. `BT-12`; `BT-30-1` for the scheme of an identifier.";
const OCCURRENCE = "Which one of a term that repeats, e.g. 2 for the second payment means (the G-account).";

const MappingRowRef = builder.objectRef<MappingRow>("MappingRow").implement({
  description: "Which source value fills a business term, in the place of the ERP's default.",
  fields: (t) => ({
    target: t.exposeString("target", { description: TARGET }),
    occurrence: t.int({ description: OCCURRENCE, resolve: ({ occurrence }) => occurrence ?? 1 }),
    from: t.field({ type: "JSON", description: SOURCE, resolve: ({ from }) => from }),
  }),
});

export const MappingRowInput = builder.inputType("MappingRowInput", {
  description: "Which source value fills a business term, in the place of the ERP's default.",
  fields: (t) => ({
    target: t.string({ required: true, description: TARGET }),
    occurrence: t.int({ description: `${OCCURRENCE} Default 1.` }),
    from: t.field({ type: "JSON", required: true, description: SOURCE }),
  }),
});

type MappingRowShape = typeof MappingRowInput.$inferInput;

/** For core's `parseMapping`, which names every fault. */
export const toRows = (rows: readonly MappingRowShape[]): unknown =>
  rows.map(({ target, occurrence, from }) => ({ target, ...(occurrence != null && { occurrence }), from }));

export const DRAFT = "Rows to try; absent: those of the profile's own mapping.";

export const draftOf = async (
  profile: SendingProfile,
  rows: readonly MappingRowShape[] | null | undefined,
  { core }: ApiContext,
): Promise<Result<Mapping>> =>
  rows == null ? accept(await rowsOf(core, profile)) : parseMapping(toRows(rows), "$.rows");

export const MappingVersionRef = builder.objectRef<MappingVersion>("MappingVersion").implement({
  description: "A mapping as it was saved; never changed afterwards. To go back to it, save its rows again.",
  fields: (t) => ({
    version: t.exposeInt("version", { description: "1, 2, 3, … within the sending profile." }),
    rows: t.field({
      type: [MappingRowRef],
      description: "What differs from the ERP's default.",
      resolve: ({ rows }) => [...rows],
    }),
    savedAt: t.expose("savedAt", { type: "DateTime", description: "When it was saved." }),
  }),
});
