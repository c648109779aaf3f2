import type { Context } from "../context/context.ts";
import type { ClaimedJob } from "../job/job.ts";
import { announceInbound } from "./announce-inbound.ts";

/** Reads what is new in an inbox, page by page to the end, and comes back after the poll interval. A long list lets others go first. */
export async function pollInbox(context: Context, job: ClaimedJob): Promise<void> {
  const { stores, runtime, policy } = context;
  const connection = await stores.connections.byId(job.subjectId);
  if (connection === undefined) throw new Error(`job ${job.key} is about no connection`);
  const inbox = context.open(connection).inbox;
  let cursor = await stores.connections.cursor(connection.id, "inbox");
  let more = true;
  for (let pages = 0; more && pages < policy.pollPages; pages += 1) {
    const page = await inbox?.received?.(cursor);
    if (page === undefined) {
      more = false;
      break;
    }
    await announceInbound(context, connection, page.notices, page.cursor);
    more = page.more && page.cursor !== cursor;
    cursor = page.cursor;
  }
  const nextAt = new Date(runtime.clock.now().getTime() + (more ? 0 : policy.pollInboxMs));
  await stores.jobs.postpone(job.key, nextAt, { fresh: true });
}
