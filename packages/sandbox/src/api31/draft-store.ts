import type { SandboxClock } from "../world/clock.ts";
import type { Api31Account, Company } from "./account.ts";
import type { ListedDocument } from "./document.ts";

/** An invoice that a user prepares on the platform. It was not sent, so it has neither ExternalId nor parties. */
export interface Draft extends ListedDocument {
  readonly documentId: string;
  readonly companyId: string;
  readonly account: Api31Account;
}

export interface DraftStore {
  add(account: Api31Account, company: Company, number: string, payload: string): Draft;
  byDocumentId(documentId: string): Draft | undefined;
  /** In the order in which they were added. */
  all(): readonly Draft[];
}

export function createDraftStore(clock: SandboxClock): DraftStore {
  const drafts: Draft[] = [];
  const byDocumentId = new Map<string, Draft>();
  let lastMs = 0;
  return {
    add(account, company, number, payload) {
      const now = clock.now();
      // The moment makes the id, so two drafts of one millisecond need two moments.
      lastMs = Math.max(lastMs + 1, now.getTime());
      const draft: Draft = {
        documentId: `XD${company.companyId.slice(2, 4)}${lastMs}`,
        rank: drafts.length,
        companyId: company.companyId,
        account,
        number,
        payload,
        createdOn: now,
        modifiedOn: now,
        status: { code: "05", changedOn: now, by: account },
      };
      drafts.push(draft);
      byDocumentId.set(draft.documentId, draft);
      return draft;
    },
    byDocumentId: (documentId) => byDocumentId.get(documentId),
    all: () => drafts,
  };
}
