import { type FindFacts, present } from "./work-fact.ts";

/** A document that came in and did not get any further. */
export const inboundFacts: FindFacts = async ({ stores }, id, kind) => {
  const document = await stores.inbound.byId(id);
  if (document === undefined) return undefined;
  const { reference, supplier, attention, createdAt } = document;
  const connection = await stores.connections.byId(document.connectionId);
  return {
    code: kind === "INBOUND_NEEDS_ATTENTION" ? (attention?.code ?? kind) : kind,
    facts: [
      ["reference", reference],
      ...present("supplier", supplier?.name),
      ...present("number", supplier?.number),
      ...present("issueDate", supplier?.issueDate),
      ...present("connection", connection?.title),
      ...present("connectionState", connection?.state),
      ["announcedAt", createdAt.toISOString()],
      ...present("found", attention?.detail),
    ],
  };
};
