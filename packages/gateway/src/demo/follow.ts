import { DemoFailure, type GraphqlClient } from "./graphql-client.ts";
import type { DemoRun } from "./seed.ts";

/** One document of the demo, as far as it has come. */
export interface DemoDocument {
  readonly title: string;
  readonly number: string;
  readonly state: string;
  readonly ended: "well" | "badly" | undefined;
  readonly remedy: string | undefined;
  readonly timeline: readonly TimelineEntry[];
}

export interface TimelineEntry {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly data: readonly { readonly name: string; readonly value: string }[];
}

const TIMELINE = "timeline { id at type data { name value } }";
const DOCUMENTS = `query ($api31: ID!, $psb: ID!) {
  api31: node(id: $api31) { ... on Invoice { number state help { remedy } ${TIMELINE} } }
  psb: node(id: $psb) { ... on Invoice { number state help { remedy } ${TIMELINE} } }
  inboundDocuments(first: 1) { edges { node {
    state reference supplier { number } attention { detail help { remedy } } erp { filesAttached } ${TIMELINE} } } }
}`;

interface InvoiceData {
  readonly number: string;
  readonly state: string;
  readonly help: { readonly remedy: string } | null;
  readonly timeline: readonly TimelineEntry[];
}

interface InboundData {
  readonly state: string;
  readonly reference: string;
  readonly supplier: { readonly number: string } | null;
  readonly attention: { readonly detail: string; readonly help: { readonly remedy: string } } | null;
  readonly erp: { readonly filesAttached: boolean } | null;
  readonly timeline: readonly TimelineEntry[];
}

interface Documents {
  readonly api31: InvoiceData;
  readonly psb: InvoiceData;
  readonly inboundDocuments: { readonly edges: readonly { readonly node: InboundData }[] };
}

export async function readDocuments(client: GraphqlClient, run: DemoRun): Promise<readonly DemoDocument[]> {
  const variables = { api31: run.api31InvoiceId, psb: run.psbInvoiceId };
  const { api31, psb, inboundDocuments } = await client.query<Documents>(DOCUMENTS, variables);
  return [
    fromInvoice("sales invoice over API31", api31),
    fromInvoice("sales invoice over PSB", psb),
    fromInbound(inboundDocuments.edges[0]?.node),
  ];
}

function fromInvoice(title: string, { number, state, help, timeline }: InvoiceData): DemoDocument {
  const ended = state === "DELIVERED" ? "well" : state === "REFUSED" || state === "CANCELLED" ? "badly" : undefined;
  return { title, number, state, ended, remedy: help?.remedy, timeline };
}

function fromInbound(inbound: InboundData | undefined): DemoDocument {
  const title = "purchase invoice into Business Central";
  if (inbound === undefined)
    return { title, number: "", state: "AWAITED", ended: undefined, remedy: undefined, timeline: [] };
  const { state, supplier, reference, attention, erp, timeline } = inbound;
  const ended =
    state === "IMPORTED" && erp?.filesAttached === true ? "well" : NEVER_IMPORTED.has(state) ? "badly" : undefined;
  const remedy = attention === null ? undefined : `${attention.detail}. ${attention.help.remedy}`;
  return { title, number: supplier?.number ?? reference, state, ended, remedy, timeline };
}

const NEVER_IMPORTED = new Set(["NEEDS_ATTENTION", "DUPLICATE", "UNDONE"]);

const POLL_MS = 250;

/**
 * Follows the documents until all of them ended.
 * @param show - called for each new event, oldest first
 * @throws DemoFailure when one of them is not through in time
 */
export async function follow(
  client: GraphqlClient,
  run: DemoRun,
  show: (document: DemoDocument, entry: TimelineEntry) => void,
  timeoutMs: number,
): Promise<readonly DemoDocument[]> {
  const seen = new Set<string>();
  const until = Date.now() + timeoutMs;
  for (;;) {
    const documents = await readDocuments(client, run);
    for (const document of documents) {
      for (const entry of document.timeline) {
        if (!seen.has(entry.id)) show(document, entry);
        seen.add(entry.id);
      }
    }
    if (documents.every(({ ended }) => ended !== undefined)) return documents;
    if (Date.now() > until) {
      const waiting = documents.filter(({ ended }) => ended === undefined);
      throw new DemoFailure(
        `not through after ${timeoutMs / 1000} s: ${waiting.map(({ title, state }) => `${title} is ${state}`).join(", ")}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
