import type { Api31Account, Company } from "./account.ts";
import { NOTHING, required } from "./contract/field.ts";
import { element, textElement } from "./element.ts";
import type { Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { partyDetailsMarkup } from "./party-markup.ts";

export const getAccountDetails: Operation = {
  needsToken: true,
  request: NOTHING,
  answer: {
    base: "Account",
    fields: {
      Description: "string",
      EmailAddress: "string",
      FaxNumber: "string",
      PhoneNumber: "string",
      Website: "string",
      CanSendAppIntegrationRequests: required("boolean"),
    },
  },
  handle: ({ caller }) =>
    textElement("Id", caller.accountId) +
    textElement("Name", caller.name) +
    textElement("EmailAddress", caller.emailAddress) +
    textElement("CanSendAppIntegrationRequests", String(caller.canSendAppIntegrationRequests === true)),
};

/** The account's own companies. The misspelt root is the real one. */
export const getAccountParties: Operation = {
  needsToken: true,
  answerRoot: "GetAccountPartiesReponse",
  request: { fields: { Search: "SearchAccountParty", Paging: "Paging" } },
  answer: { fields: { Results: "ArrayOfPartyAccountDetails", PagingResponse: "PagingResponse" } },
  handle(call) {
    const rows = call.caller.companies.map((company, rank) => ({ company, rank }));
    const page = pageOf(call, { rows, rankOf: (row) => row.rank, matches: () => true, question: ["parties"] });
    const parties = page.rows.map(({ company }) => {
      const party = element("PartyAccountDetails", companyMarkup(company, call.caller));
      return call.profile === "docs31" ? element("PartyAccountDetails", party) : party;
    });
    return element("Results", ...parties) + page.paging;
  },
};

function companyMarkup(company: Company, account: Api31Account): string {
  return [
    partyDetailsMarkup(company),
    textElement("Description", company.description),
    element("Account", textElement("Id", account.accountId), textElement("Name", account.name)),
    textElement("IsRegisteredToPeppol", String(company.isRegisteredToPeppol)),
    textElement("IsVerified", String(company.isVerified)),
  ].join("");
}
