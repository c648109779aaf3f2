import { normalise } from "../world/party-id.ts";
import { element } from "./element.ts";
import type { Call, Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { chamberNumberOf, type KnownParty, partyMarkup } from "./party-markup.ts";
import { textAt } from "./xml.ts";

/** Searches the account's own companies and everybody at the network. All given criteria must hold. */
export const getParties: Operation = {
  needsToken: true,
  request: { fields: { Search: "SearchParty", Paging: "Paging" } },
  answer: { fields: { Results: "ArrayOfParty", PagingResponse: "PagingResponse" } },
  handle(call) {
    const wanted = CRITERIA.flatMap(({ field, matches }) => {
      const value = textAt(call.request, "Search", field);
      return value === undefined ? [] : [{ field, value, matches }];
    });
    const page = pageOf(call, {
      rows: knownParties(call).map((party, rank) => ({ party, rank })),
      rankOf: ({ rank }) => rank,
      matches: ({ party }) => wanted.every(({ value, matches }) => matches(party, value)),
      question: ["all parties", ...wanted.map(({ field, value }) => `${field}=${value}`)],
    });
    return element("Results", ...page.rows.map(({ party }) => element("Party", partyMarkup(party)))) + page.paging;
  },
};

interface Criterion {
  readonly field: string;
  matches(party: KnownParty, wanted: string): boolean;
}

/** Ids match whole, the name in part; only ids heed upper and lower case. */
const CRITERIA: readonly Criterion[] = [
  {
    field: "ReferenceId",
    matches: (party, wanted) =>
      party.companyId === wanted || party.identifiers.map(normalise).includes(normalise(wanted)),
  },
  { field: "Name", matches: (party, wanted) => party.name.toLowerCase().includes(wanted.toLowerCase()) },
  { field: "ChamberNumber", matches: (party, wanted) => chamberNumberOf(party) === wanted },
  { field: "Residence", matches: (party, wanted) => party.address?.residence.toLowerCase() === wanted.toLowerCase() },
  { field: "CountryCode", matches: (party, wanted) => party.address?.countryCode === wanted.toUpperCase() },
];

/** Own companies first; the network may know some of them too. */
function knownParties(call: Call): readonly KnownParty[] {
  const own = call.caller.companies;
  const others = call.service.world.network
    .participants()
    .filter(({ companyId }) => companyId === undefined || !own.some((company) => company.companyId === companyId));
  return [...own, ...others];
}
