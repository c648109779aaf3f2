import { findCompany } from "./account.ts";
import { element } from "./element.ts";
import { type Operation, refusal, requiredText } from "./operation.ts";
import { partyDetailsMarkup } from "./party-markup.ts";

/** Anybody the platform knows, by company id or identifier: the account's companies and the whole network. */
export const getParty: Operation = {
  needsToken: true,
  request: { fields: { ReferenceId: "string" } },
  answer: { fields: { Details: "PartyDetails" } },
  handle(call) {
    const { world, settings } = call.service;
    const reference = requiredText(call, "ReferenceId");
    const party = findCompany(call.caller, reference) ?? world.network.find(reference);
    if (party !== undefined) return element("Details", partyDetailsMarkup(party));
    if (settings.unknownParty === "empty") return "";
    throw refusal(call, "unknownParty");
  },
};
