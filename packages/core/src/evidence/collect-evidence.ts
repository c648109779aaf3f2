import type { Delivery } from "../delivery/delivery.ts";
import type { RecordedEvent, SubjectType } from "../event/event.ts";
import { toInvoiceJson } from "../invoice/to-invoice-json.ts";
import type { Stores } from "../store/stores.ts";
import { type EvidenceFile, jsonFile } from "./evidence-file.ts";

export type EvidenceStores = Pick<Stores, "invoices" | "deliveries" | "inbound" | "events" | "documents">;

/** What an archive can be about. */
export interface EvidenceSubject {
  readonly type: "Invoice" | "InboundDocument";
  readonly id: string;
}

/** Collecting again until nothing moves; an invoice that changes faster than that is not settled enough to be told of. */
const MOST_TURNS = 10;

/**
 * All that the ledger holds of an invoice or a received document, as of one moment: two readings in a row must agree.
 * `undefined`: there is no such thing.
 */
export async function collectEvidence(
  stores: EvidenceStores,
  subject: EvidenceSubject,
): Promise<readonly EvidenceFile[] | undefined> {
  const collect = subject.type === "Invoice" ? ofInvoice : ofInbound;
  let last = await collect(stores, subject.id);
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const again = await collect(stores, subject.id);
    if (isSame(last, again)) return again;
    last = again;
  }
  throw new Error(`${subject.type} ${subject.id} changed during ${MOST_TURNS} readings`);
}

type Collected = readonly EvidenceFile[] | undefined;

const isSame = (left: Collected, right: Collected): boolean =>
  left?.length === right?.length &&
  (left ?? []).every(({ name, bytes }, index) => {
    const other = right?.[index];
    return name === other?.name && Buffer.compare(bytes, other.bytes) === 0;
  });

async function ofInvoice(stores: EvidenceStores, id: string): Promise<Collected> {
  const invoice = await stores.invoices.byId(id);
  if (invoice === undefined) return undefined;
  const events = await eventsOf(stores, "Invoice", id);
  const deliveries = await stores.deliveries.ofInvoice(id);
  return [
    jsonFile("invoice.json", { ...invoice, content: toInvoiceJson(invoice.content) }),
    jsonFile("events.json", events),
    jsonFile(
      "buyer-responses.json",
      events.filter(({ type }) => type === "BUYER_RESPONDED"),
    ),
    ...(await Promise.all(deliveries.map((delivery) => ofDelivery(stores, delivery)))).flat(),
  ];
}

async function ofDelivery(stores: EvidenceStores, delivery: Delivery): Promise<readonly EvidenceFile[]> {
  const folder = `deliveries/${delivery.sequence}`;
  const { id: documentId, ...record } = delivery;
  return [
    jsonFile(`${folder}/delivery.json`, { documentId, ...record }),
    { name: `${folder}/document.xml`, bytes: await bytesOf(stores, delivery.contentHash) },
  ];
}

async function ofInbound(stores: EvidenceStores, id: string): Promise<Collected> {
  const document = await stores.inbound.byId(id);
  if (document === undefined) return undefined;
  const { contentHash, pdfHash } = document;
  return [
    jsonFile("inbound-document.json", document),
    jsonFile("events.json", await eventsOf(stores, "InboundDocument", id)),
    ...(contentHash === undefined ? [] : [{ name: "document.xml", bytes: await bytesOf(stores, contentHash) }]),
    ...(pdfHash === undefined ? [] : [{ name: "document.pdf", bytes: await bytesOf(stores, pdfHash) }]),
  ];
}

async function bytesOf({ documents }: EvidenceStores, hash: string): Promise<Uint8Array> {
  const bytes = await documents.bytes(hash);
  if (bytes === undefined) throw new Error(`the bytes of ${hash} are lost`);
  return bytes;
}

const EVENTS_AT_ONCE = 500;

async function eventsOf({ events }: EvidenceStores, type: SubjectType, id: string): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for (;;) {
    const more = await events.after(all.at(-1)?.position ?? 0, EVENTS_AT_ONCE, { subject: { type, id } });
    all.push(...more);
    if (more.length < EVENTS_AT_ONCE) return all;
  }
}
