import { findCompany } from "./account.ts";
import { type Box, ownerOf, type PlatformDocument } from "./document.ts";
import { documentMarkup } from "./document-markup.ts";
import { element } from "./element.ts";
import { type Call, type Operation, ownCompany } from "./operation.ts";
import { pageOf } from "./paging.ts";
import { DOCUMENT_SEARCH, PAGING } from "./schema.ts";
import { readSearch } from "./search.ts";
import { textAt } from "./xml.ts";

export const getInboxDocuments = listOf("inbox");
export const getOutboxDocuments = listOf("outbox");

function listOf(box: Box): Operation {
  return {
    needsToken: true,
    request: { GroupId: "text", EConnectPartyId: "text", Paging: PAGING, Search: DOCUMENT_SEARCH },
    handle(call) {
      const search = readSearch(call);
      const scope = readScope(call, box);
      const found = call.service.documents
        .all()
        .filter((document) => isListed(document, box) && scope.includes(document) && search.matches(document));
      const isNewestFirst = call.service.settings.order === "newest-first";
      const rows = isNewestFirst ? found.reverse() : found;
      const rankOf = (document: PlatformDocument) => (isNewestFirst ? -document.rank : document.rank);
      const page = pageOf(call, rows, rankOf, [box, scope.name, search.criteria]);
      const documents = page.rows.map((document) => element("Document", documentMarkup(document, call.profile)));
      return element("Results", ...documents) + page.paging;
    },
  };
}

interface Scope {
  readonly name: string;
  includes(document: PlatformDocument): boolean;
}

/** A group comes before a company, and a company id will do for a group; neither means the user of the keys. */
function readScope(call: Call, box: Box): Scope {
  const reference = textAt(call.request, "GroupId") ?? textAt(call.request, "EConnectPartyId");
  if (reference !== undefined) {
    const { companyId } = ownCompany(call, reference);
    return { name: companyId, includes: (document) => ownerOf(document, box) === companyId };
  }
  if (call.service.settings.userScope === "own") {
    return { name: "user", includes: (document) => box === "outbox" && document.sentBy === call.caller };
  }
  return {
    name: "companies",
    includes: (document) => findCompany(call.caller, ownerOf(document, box) ?? "") !== undefined,
  };
}

function isListed(document: PlatformDocument, box: Box): boolean {
  return document.boxes.has(box) && !(box === "inbox" && document.isHeldAsDuplicate);
}
