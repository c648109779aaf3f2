import { type DocumentParty, type ListedDocument, subjectOf } from "./document.ts";
import { type Call, refusal } from "./operation.ts";
import { INVOICE_TEMPLATE, statusName } from "./statuses.ts";
import { descend, textAt } from "./xml.ts";

type Test = (document: ListedDocument) => boolean;

export interface Search {
  readonly matches: Test;
  /** The criteria in a stable notation: two searches that ask the same have the same. */
  readonly criteria: readonly string[];
}

/**
 * All given criteria must hold. Ids and codes match whole, subject and names in part and without regard to case.
 * @throws SoapFault for a moment that is none
 */
export function readSearch(call: Call): Search {
  const search = descend(call.request, "Search");
  const receiver = descend(search, "Reciever") === undefined ? "Receiver" : "Reciever";
  const tests: Test[] = [];
  const criteria: string[] = [];

  const add = (path: readonly string[], toTest: (wanted: string) => Test) => {
    const wanted = textAt(search, ...path);
    if (wanted === undefined) return;
    criteria.push(`${path.join("/")}=${wanted}`);
    tests.push(toTest(wanted));
  };
  const addParty = (field: string, partyOf: (document: ListedDocument) => DocumentParty | undefined) => {
    add([field, "EConnectPartyId"], (wanted) => (document) => partyOf(document)?.companyId === wanted);
    add([field, "Name"], (wanted) => (document) => contains(partyOf(document)?.name ?? "", wanted));
  };
  const addSpan = (field: string, momentOf: (document: ListedDocument) => Date) => {
    const moment = (wanted: string) => readMoment(call, field, wanted);
    add([field, "From"], (wanted) => {
      const from = moment(wanted);
      return (document) => momentOf(document).getTime() >= from;
    });
    add([field, "To"], (wanted) => {
      const to = moment(wanted);
      return (document) => momentOf(document).getTime() <= to;
    });
  };

  add(["ExternalId"], (wanted) => (document) => document.externalId === wanted);
  add(["DocumentId"], (wanted) => (document) => document.documentId === wanted);
  add(["Subject"], (wanted) => (document) => contains(subjectOf(document), wanted));
  addSpan("CreatedOn", (document) => document.createdOn);
  addSpan("ModifiedOn", (document) => document.modifiedOn);
  addParty("Sender", (document) => document.sender);
  addParty(receiver, (document) => document.receiver);
  add(["Status", "Name"], (wanted) => (document) => statusName(document.status.code) === wanted);
  add(["Status", "Code"], (wanted) => (document) => document.status.code === wanted);
  for (const field of ["Id", "MasterId"]) add(["Template", field], (wanted) => () => wanted === INVOICE_TEMPLATE.id);
  for (const field of ["Name", "MasterName"]) {
    add(["Template", field], (wanted) => () => wanted === INVOICE_TEMPLATE.name);
  }
  return { matches: (document) => tests.every((test) => test(document)), criteria };
}

/** Any form of `xs:dateTime`, in milliseconds since 1970; one without a zone is read as UTC. */
function readMoment(call: Call, field: string, text: string): number {
  const parts = /^(-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  const moment = parts === null ? Number.NaN : Date.parse(`${parts[1]}${parts[2] ?? "Z"}`);
  if (Number.isNaN(moment)) throw refusal(call, "badRequest", `${field} is not a moment`);
  return moment;
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
