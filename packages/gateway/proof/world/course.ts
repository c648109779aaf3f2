import { setTimeout as wait } from "node:timers/promises";
import type { Plan } from "../plan/plan.ts";
import type { Ledgers } from "../verdict/ledgers.ts";
import { collect } from "./collect.ts";
import { type Conversation, NobodyAsks } from "./conversation.ts";
import { createObserver } from "./observer.ts";
import { createPerson, type Person } from "./person.ts";
import { send, type Told } from "./sender.ts";
import { changeSettings, type SettingsCourse } from "./settings-course.ts";
import { signIn } from "./sign-in-course.ts";
import type { Slot } from "./slot.ts";
import { purchaseInvoice } from "./supplier.ts";
import { OURS } from "./weather.ts";

/** Everybody who takes part in a run, at work. */
export interface Course {
  /** Done when the network handed everything over and all that goes wrong was set in motion. */
  readonly outsiders: Promise<unknown>;
  /** Done when every caller has his answers. @throws NobodyAsks */
  readonly callers: Promise<unknown>;
  readonly person: Person;
  collect(): Promise<Ledgers>;
  end(): Promise<void>;
}

const COURSES: Readonly<
  Record<Plan["changes"], ((slot: Slot, conversation: Conversation) => SettingsCourse) | undefined>
> = {
  nothing: undefined,
  settings: changeSettings,
  "sign-in": signIn,
};

const WATCH_MS = 250;
const SECOND_COPY_MS = 60;

export function beginCourse(slot: Slot, plan: Plan, conversation: Conversation, note: (what: string) => void): Course {
  const { control } = slot.sandbox;
  const at = async (atMs: number, act: () => Promise<unknown>): Promise<void> => {
    await wait(atMs);
    await act();
  };

  const disturbing = plan.disturbances.map(({ atMs, title, path, body }) =>
    at(atMs, () => {
      note(`${title}: ${JSON.stringify(body)}`);
      return control(path, body);
    }),
  );
  const supplying = plan.incoming.flatMap(({ number, atMs, twice }) => {
    const { xml } = purchaseInvoice(number);
    return (twice ? [atMs, atMs + SECOND_COPY_MS] : [atMs]).map((eachMs) =>
      at(eachMs, () => {
        note(`the network hands ${number} over`);
        return control("inbound", { recipient: OURS, xml });
      }),
    );
  });

  const told = new Map<string, Told>();
  const sending = plan.outgoing.map((one) => {
    const own: Told = { submittedAs: undefined, posted: false };
    told.set(one.number, own);
    return at(one.atMs, () => send(conversation, one, slot.customerIds[one.path][one.receiver], own, note));
  });
  const changes = COURSES[plan.changes]?.(slot, conversation);
  const callers = Promise.all([...sending, changes?.take()]);

  const observer = createObserver(conversation);
  let isUnderWay = true;
  const watching = (async () => {
    while (isUnderWay) {
      await observer.look();
      await wait(WATCH_MS);
    }
  })().catch((error: unknown) => {
    if (!(error instanceof NobodyAsks)) throw error;
  });

  return {
    outsiders: Promise.all([...disturbing, ...supplying]),
    callers,
    person: createPerson(conversation, note),
    collect: () =>
      collect({ slot, plan, conversation, observer, told, settings: async () => (await changes?.ledger()) ?? [] }),
    async end() {
      isUnderWay = false;
      await watching;
    },
  };
}
