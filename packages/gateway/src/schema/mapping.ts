import { removeMapping, saveMapping } from "@erp-gateway/core";
import type { ApiContext } from "./api-context.ts";
import { unwrap } from "./errors.ts";
import { find } from "./find.ts";
import { MappingRowInput, toRows } from "./mapping-row.ts";
import { mutation } from "./mutation.ts";
import { SendingProfileRef } from "./nodes.ts";

const replay = (id: string, { core }: ApiContext) => core.stores.profiles.byId(id);

mutation("saveMapping", {
  description:
    "Gives a sending profile a new version of its own mapping. It counts for invoices that are taken in from the ERP from now on.",
  scope: "CONFIGURE",
  type: SendingProfileRef,
  fields: (t) => ({
    sendingProfileId: t.globalID({ required: true, description: "Which profile." }),
    rows: t.field({
      type: [MappingRowInput],
      required: true,
      description: "All rows that differ from the ERP's default, at most 200; they replace the earlier ones.",
    }),
  }),
  replay,
  run: async ({ sendingProfileId, rows }, context, request) => {
    const profile = await find.profile(sendingProfileId, context, "$.sendingProfileId");
    return unwrap(await saveMapping(context.core, profile, toRows(rows), request));
  },
});

mutation("removeMapping", {
  description:
    "Lets a sending profile go on with the ERP's default. The versions of its own mapping can still be read.",
  scope: "CONFIGURE",
  type: SendingProfileRef,
  fields: (t) => ({ sendingProfileId: t.globalID({ required: true, description: "Which profile." }) }),
  replay,
  run: async ({ sendingProfileId }, context, request) => {
    const profile = await find.profile(sendingProfileId, context, "$.sendingProfileId");
    return unwrap(await removeMapping(context.core, profile, request));
  },
});
