import type { Api31Account, Company } from "./account.ts";
import { element, textElement } from "./element.ts";
import type { Operation } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { partyDetailsMarkup } from "./party-markup.ts";
import { PAGING } from "./schema.ts";

export const getAccountDetails: Operation = {
  needsToken: true,
  request: {},
  handle: ({ caller }) =>
    textElement("Id", caller.accountId) +
    textElement("Name", caller.name) +
    textElement("EmailAddress", caller.emailAddress) +
    textElement("CanSendAppIntegrationRequests", "false"),
};

/** The account's own companies. The misspelt root is the real one. */
export const getAccountParties: Operation = {
  needsToken: true,
  answerRoot: "GetAccountPartiesReponse",
  request: { Search: {}, Paging: PAGING },
  handle(call) {
    const rows = call.caller.companies.map((company, rank) => ({ company, rank }));
    const page = pageOf(call, rows, (row) => row.rank, ["parties"]);
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
