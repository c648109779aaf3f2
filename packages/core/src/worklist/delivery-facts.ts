import { isListed } from "../catalogue/catalogue.ts";
import type { Attempt, Delivery } from "../delivery/delivery.ts";
import type { RecordedEvent } from "../event/event.ts";
import { type FindFacts, present, type WorkFact } from "./work-fact.ts";

/** A delivery that is late, or that nobody could find out about: everything somebody needs who asks the network. */
export const deliveryFacts: FindFacts = async ({ stores }, id, code) => {
  const delivery = await stores.deliveries.byId(id);
  if (delivery === undefined) return undefined;
  const connection = await stores.connections.byId(delivery.connectionId);
  return {
    code,
    facts: [
      ...documentFacts(delivery),
      ...present("connection", connection?.title),
      ...present("connectionState", connection?.state),
      ["queuedAt", delivery.createdAt.toISOString()],
      ...delivery.attempts.flatMap(attemptFacts),
    ],
  };
};

/** As many events as an invoice is likely to have since its last refusal. */
const LOOKED_AT = 100;

/** An invoice that was refused, with the network's reason. */
export const invoiceFacts: FindFacts = async ({ stores }, id, kind) => {
  const invoice = await stores.invoices.byId(id);
  if (invoice === undefined) return undefined;
  const delivery = (await stores.deliveries.ofInvoice(id)).at(-1);
  const events = await stores.events.newest(LOOKED_AT, { subject: { type: "Invoice", id } });
  const { code, message, note, by } = events.findLast(isRefusal)?.data ?? {};
  return {
    code: code !== undefined && isListed(code) ? code : kind,
    facts: [
      ...(delivery === undefined ? present("number", invoice.number) : documentFacts(delivery)),
      ...present("code", code),
      ...present("message", message),
      ...present("settledBy", by),
      ...present("note", note),
    ],
  };
};

const isRefusal = ({ type }: RecordedEvent): boolean =>
  type === "DELIVERY_REFUSED" || type === "DELIVERY_SETTLED_AS_NOT_ARRIVED";

const documentFacts = ({ id, number, issueDate, sender, recipient, reference }: Delivery): readonly WorkFact[] => [
  ["number", number],
  ["issueDate", issueDate],
  ["sender", sender],
  ["recipient", recipient],
  ["documentId", id],
  ...present("reference", reference),
];

function attemptFacts(attempt: Attempt): readonly WorkFact[] {
  const { number, startedAt, endedAt, outcome, code, message, askedAt, askedTimes = 0, answer = "" } = attempt;
  const ended = endedAt === undefined ? "" : `, ended ${endedAt.toISOString()}`;
  const why = [code, message].filter((text) => text !== undefined && text !== "").join(": ");
  return [
    ["attempt", `${number}: ${outcome}, began ${startedAt.toISOString()}${ended}${why === "" ? "" : `; ${why}`}`],
    ...present("asked", askedAt && `${number}: ${askedTimes} times, last ${askedAt.toISOString()}; answer: ${answer}`),
  ];
}
