import { sinceV31 } from "./contract/field.ts";
import { type Box, type ListedDocument, ownerOf, type PlatformDocument } from "./document.ts";
import { documentMarkup } from "./document-markup.ts";
import type { Draft } from "./draft-store.ts";
import { element } from "./element.ts";
import { type Call, type Operation, ownCompany } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { readSearch } from "./search.ts";
import { textAt } from "./xml.ts";

export const getInboxDocuments = listOf("inbox");
export const getOutboxDocuments = listOf("outbox");

/** Drafts. v3 knows them by group only. */
export const getDocuments: Operation = {
  needsToken: true,
  request: {
    fields: {
      GroupId: "string",
      EConnectPartyId: sinceV31("string"),
      Paging: "Paging",
      Search: "DocumentSearch",
    },
  },
  answer: { fields: { Results: "ArrayOfDocument", PagingResponse: "PagingResponse" } },
  handle: (call) =>
    answer<Draft>(call, "drafts", call.service.drafts.all(), {
      ownerOf: (draft) => draft.companyId,
      isOwn: (draft) => draft.account === call.caller,
    }),
};

function listOf(box: Box): Operation {
  return {
    needsToken: true,
    request: {
      fields: { GroupId: "string", EConnectPartyId: "string", Paging: "Paging", Search: "DocumentSearch" },
    },
    answer: { fields: { Results: "ArrayOfDocument", PagingResponse: "PagingResponse" } },
    handle: (call) =>
      answer<PlatformDocument>(call, box, call.service.documents.all(), {
        ownerOf: (document) => (isListed(document, box) ? ownerOf(document, box) : undefined),
        isOwn: (document) => box === "outbox" && document.sentBy === call.caller,
      }),
  };
}

function isListed(document: PlatformDocument, box: Box): boolean {
  return !(box === "inbox" && document.isHeldAsDuplicate);
}

interface Ownership<Row> {
  /** Company in whose list it stands; `undefined` when it stands in none. */
  ownerOf(row: Row): string | undefined;
  /** Whether the user of the keys made it. */
  isOwn(row: Row): boolean;
}

function answer<Row extends ListedDocument>(
  call: Call,
  name: string,
  all: readonly Row[],
  ownership: Ownership<Row>,
): string {
  const search = readSearch(call);
  const scope = readScope(call, ownership);
  const isNewestFirst = call.service.settings.order === "newest-first";
  const page = pageOf(call, {
    rows: isNewestFirst ? all.toReversed() : all,
    rankOf: (row) => (isNewestFirst ? -row.rank : row.rank),
    matches: (row) => scope.includes(row) && search.matches(row),
    question: [name, scope.name, search.criteria],
  });
  const documents = page.rows.map((row) => element("Document", documentMarkup(row, call.profile)));
  return element("Results", ...documents) + page.paging;
}

/** A group comes before a company, and a company id will do for a group; neither means the user of the keys. */
function readScope<Row>(call: Call, { ownerOf, isOwn }: Ownership<Row>) {
  const reference = textAt(call.request, "GroupId") ?? textAt(call.request, "EConnectPartyId");
  if (reference !== undefined) {
    const { companyId } = ownCompany(call, reference);
    return { name: companyId, includes: (row: Row) => ownerOf(row) === companyId };
  }
  const { accountId, companies } = call.caller;
  if (call.service.settings.userScope === "own") {
    return { name: `user ${accountId}`, includes: (row: Row) => isOwn(row) && ownerOf(row) !== undefined };
  }
  return {
    name: `companies ${accountId}`,
    includes: (row: Row) => companies.some((company) => company.companyId === ownerOf(row)),
  };
}
