import type { EventStore, RecordedEvent } from "@erp-gateway/core";
import { createFollower, type Follower, type Shared } from "./follower.ts";

/** Events as they are committed, for any number of followers. */
export interface EventFeed {
  /**
   * Events after the position (absent, or beyond the newest event: from now on), each once and in order, without an end.
   * Whoever leaves returns from the iterator.
   */
  follow(after: number | undefined): Promise<AsyncIterableIterator<RecordedEvent>>;
}

/** Events of one reading. */
const PAGE = 500;

/**
 * Followers that are up to date share one reading of the log for each commit; one that lags behind reads for itself until
 * it has caught up.
 */
export function createEventFeed(log: Pick<EventStore, "after" | "lastPosition" | "watch">): EventFeed {
  const followers = new Set<Follower>();
  /** Up to here the followers were told. */
  let head = 0;
  let unwatch: (() => void) | undefined;
  let reading = false;
  let news = false;

  const shared: Shared = {
    read: (position) => log.after(position, PAGE, {}),
    join(follower) {
      if (followers.size === 0) head = follower.position;
      if (follower.position < head) return false;
      followers.add(follower);
      unwatch ??= log.watch(ring);
      // Something may have been appended since it read.
      ring();
      return true;
    },
    leave(follower) {
      followers.delete(follower);
      if (followers.size > 0) return;
      unwatch?.();
      unwatch = undefined;
    },
  };

  function ring(): void {
    news = true;
    if (reading) return;
    reading = true;
    readOn()
      // Each finds out for itself what is wrong.
      .catch(() => {
        for (const follower of followers) follower.fallBehind();
      })
      .finally(() => {
        reading = false;
        if (news && followers.size > 0) ring();
      });
  }

  async function readOn(): Promise<void> {
    while (news && followers.size > 0) {
      news = false;
      const events = await shared.read(head);
      head = events.at(-1)?.position ?? head;
      for (const follower of followers) follower.take(events);
      news ||= events.length === PAGE;
    }
  }

  return {
    async follow(after) {
      const newest = await log.lastPosition();
      return createFollower(shared, Math.min(after ?? newest, newest));
    },
  };
}
