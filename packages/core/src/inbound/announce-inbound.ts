import type { Connection } from "../connection/connection.ts";
import type { InboundNotice } from "../connector/inbox.ts";
import type { Context } from "../context/context.ts";
import { createEvent } from "../event/create-event.ts";
import type { NewJob } from "../job/job.ts";
import type { Change } from "../store/change.ts";
import type { Announcement } from "../store/stores.ts";
import { type InboundDocument, inboundStep } from "./inbound-document.ts";

/**
 * Notes that documents wait at the remote, each offer once, with the job that fetches it. An offer of a document that
 * was fetched before becomes a document of its own: de-duplication by content and by supplier tells what is new in it.
 * @param cursor - where reading the inbox goes on; moved in the same transaction
 */
export async function announceInbound(
  { stores, runtime }: Context,
  connection: Connection,
  notices: readonly InboundNotice[],
  cursor?: string,
  change: Change = {},
): Promise<number> {
  const announce = (notice: InboundNotice, given: Partial<InboundDocument>) => {
    const { offeredAt } = notice;
    const document: InboundDocument = {
      id: runtime.newId(),
      organizationId: connection.organizationId,
      connectionId: connection.id,
      reference: notice.reference,
      ...(offeredAt !== undefined && { offeredAt }),
      state: "ANNOUNCED",
      run: 1,
      createdAt: runtime.clock.now(),
      ...given,
    };
    const event = createEvent(runtime, {
      type: "INBOUND_ANNOUNCED",
      organizationId: connection.organizationId,
      subject: { type: "InboundDocument", id: document.id },
      data: {
        reference: notice.reference,
        ...(notice.sender !== undefined && { sender: notice.sender }),
        ...(notice.number !== undefined && { number: notice.number }),
        ...(document.remoteReference !== undefined && { offeredAgain: String(offeredAt?.toISOString()) }),
      },
      steps: [inboundStep("INBOUND_ANNOUNCED", document)],
    });
    const jobs = [inboundJob("fetch-inbound", document, runtime.clock.now())];
    return { document, change: { events: [event], jobs } };
  };
  const announced = notices.map((notice): Announcement => {
    const { reference, offeredAt } = notice;
    if (offeredAt === undefined) return announce(notice, {});
    const again = { reference: `${reference}@${offeredAt.toISOString()}`, remoteReference: reference };
    return { ...announce(notice, {}), again: announce(notice, again) };
  });
  return stores.inbound.announce(
    announced,
    cursor === undefined ? undefined : { connectionId: connection.id, value: cursor },
    change,
  );
}

/** @param lane - the connection whose pause holds it back: where the bytes come from, or the ERP they go to */
export const inboundJob = (
  kind: "fetch-inbound" | "import-inbound" | "attach-inbound" | "respond-inbound",
  document: { readonly id: string; readonly connectionId: string },
  runAt: Date,
  lane: string = document.connectionId,
): NewJob => ({ key: `${kind}:${document.id}`, kind, subjectId: document.id, lane, runAt });
