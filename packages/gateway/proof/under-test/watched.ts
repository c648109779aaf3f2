import type { Stores } from "@erp-gateway/core";
import type { createGroupCommit, GroupCommit } from "../../src/storage/sqlite/group-commit.ts";
import type { ComeBy } from "../points/commit-points.ts";
import { WRITING_METHODS } from "../points/methods.ts";
import { remoteCallOf } from "../points/remote-calls.ts";

type Method = (...args: unknown[]) => Promise<unknown>;

/** The same stores, which come by a point before and after each write. */
export function watchStores(stores: Stores, comeBy: ComeBy): Stores {
  const watched = Object.entries(stores).map(([port, store]: [string, Readonly<Record<string, Method>>]) => {
    const methods = WRITING_METHODS.filter((writing) => writing.port === port).map(({ method }) => {
      const write = store[method];
      if (write === undefined) throw new Error(`there is no ${port}.${method}`);
      const watchedWrite: Method = async (...args) => {
        comeBy(`${port}.${method} before`);
        const result = await write.apply(store, args);
        comeBy(`${port}.${method} after`);
        return result;
      };
      return [method, watchedWrite];
    });
    return [port, { ...store, ...Object.fromEntries(methods) }];
  });
  return Object.fromEntries(watched) as Stores;
}

/** The same `fetch`, which comes by a point before a request leaves and after its answer began. */
export function watchFetch(fetch: typeof globalThis.fetch, comeBy: ComeBy): typeof globalThis.fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const call = remoteCallOf(request);
    comeBy(`${call} sent`);
    const response = await fetch(request);
    comeBy(`${call} answered`);
    return response;
  };
}

/** The same commits, which come by a point inside each transaction and after it. */
export function watchCommit(create: typeof createGroupCommit, comeBy: ComeBy): typeof createGroupCommit {
  return (raw, committed): GroupCommit => {
    const commit = create(raw, committed);
    return {
      ...commit,
      async run(work) {
        const result = await commit.run(() => {
          const written = work();
          comeBy("transaction written");
          return written;
        });
        comeBy("transaction committed");
        return result;
      },
    };
  };
}
