import { toTimestamp } from "../timestamp.ts";
import type { NewEvent } from "./event.ts";
import { type Hook, type HookFields, subscribes } from "./hook.ts";

export interface HookStore {
  list(scope: string): readonly Hook[];
  find(scope: string, id: string): Hook | undefined;
  /** Adds the hook, or replaces the one with its id in the same scope. */
  put(scope: string, fields: HookFields): Hook;
  /** @returns whether there was one */
  remove(scope: string, id: string): boolean;
  /** Hooks of the party first, then those of the environment. */
  subscribersOf(event: NewEvent): readonly Hook[];
}

/**
 * @param newToken - fills `$token$` in the address of a mail-in hook
 * @param raceMs - a hook that is put again so soon after its removal stays inactive: the removal overtakes it
 */
export function createHookStore(now: () => Date, newToken: () => string, raceMs = 0): HookStore {
  const hooks = new Map<string, Hook>();
  const removedAtMs = new Map<string, number>();
  const keyOf = (scope: string, id: string) => `${scope} ${id}`;
  const list = (scope: string) => [...hooks.values()].filter((hook) => hook.scope === scope);

  return {
    list,
    find: (scope, id) => hooks.get(keyOf(scope, id)),
    put(scope, fields) {
      const key = keyOf(scope, fields.id);
      const before = hooks.get(key);
      const moment = toTimestamp(now());
      const hook: Hook = {
        ...fields,
        scope,
        isActive: fields.isActive && now().getTime() - (removedAtMs.get(key) ?? 0) >= raceMs,
        action: fields.action.replace("$token$", newToken),
        createdOn: before?.createdOn ?? moment,
        changedOn: before === undefined ? null : moment,
      };
      hooks.set(key, hook);
      return hook;
    },
    remove(scope, id) {
      removedAtMs.set(keyOf(scope, id), now().getTime());
      return hooks.delete(keyOf(scope, id));
    },
    subscribersOf: (event) =>
      [...list(event.partyId), ...list("environment")].filter((hook) => subscribes(hook, event)),
  };
}
