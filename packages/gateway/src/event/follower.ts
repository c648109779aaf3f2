import type { RecordedEvent } from "@erp-gateway/core";

/** What the followers of a feed have in common. */
export interface Shared {
  read(position: number): Promise<readonly RecordedEvent[]>;
  /** From now on it takes what the others take. @returns false when they are ahead: there is something to read first */
  join(follower: Follower): boolean;
  leave(follower: Follower): void;
}

export interface Follower {
  /** Of the last event that it has, or that waits for it. */
  readonly position: number;
  take(events: readonly RecordedEvent[]): void;
  /** It reads for itself again. */
  fallBehind(): void;
}

/** Events that wait for a slow follower; with more it forgets them and reads them later. */
const MOST_WAITING = 1_000;

export function createFollower(shared: Shared, after: number): AsyncIterableIterator<RecordedEvent> {
  let waiting: readonly RecordedEvent[] = [];
  let given = 0;
  let position = after;
  let delivered = after;
  let joined = false;
  let ended = false;
  let wake = (): void => undefined;

  const follower: Follower = {
    get position() {
      return position;
    },
    take(events) {
      const fresh = events.filter((event) => event.position > position);
      position = fresh.at(-1)?.position ?? position;
      waiting = given === waiting.length ? fresh : [...waiting.slice(given), ...fresh];
      given = 0;
      if (waiting.length > MOST_WAITING) follower.fallBehind();
      wake();
    },
    fallBehind() {
      shared.leave(follower);
      joined = false;
      waiting = [];
      given = 0;
      position = delivered;
      wake();
    },
  };

  const next = async (): Promise<IteratorResult<RecordedEvent, undefined>> => {
    while (!ended) {
      const event = waiting[given];
      if (event !== undefined) {
        given += 1;
        delivered = event.position;
        return { done: false, value: event };
      }
      if (joined) await new Promise<void>((resolve) => (wake = resolve));
      else {
        const events = await shared.read(position);
        if (events.length > 0) follower.take(events);
        else if (!ended) joined = shared.join(follower);
      }
    }
    return { done: true, value: undefined };
  };

  return {
    next,
    async return() {
      ended = true;
      shared.leave(follower);
      wake();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
