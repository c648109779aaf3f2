import { helpFor } from "../catalogue/catalogue.ts";
import type { Actor } from "../connector/account.ts";
import type { Words } from "../connector/setup.ts";

/** What a state means for people. */
export interface AxisText {
  readonly meaning: Words;
  readonly nextAction: Words;
  /** `undefined`: nobody. */
  readonly whoMustAct: Actor | undefined;
  /** Whether doing it again by hand cannot double anything, as far as this state tells. */
  readonly safeToRetry: boolean;
}

export type AxisTexts<State extends string> = { readonly [Each in State]: AxisText };

/** Where something stands on one axis. */
export interface AxisProgress<State extends string = string> extends AxisText {
  readonly state: State;
  readonly since: Date;
  /** Why, where there are several causes: a catalogue code, or the state of a connection that is not live. */
  readonly reason?: string;
  /** By when the state should have moved; absent: nothing is promised. */
  readonly expectedBy?: Date;
}

/** A line of a table: who must act, whether it is safe to do it again, meaning and next action in both languages. */
export const text = (
  whoMustAct: Actor | undefined,
  retry: "SAFE" | "UNSAFE",
  meaning: readonly [en: string, nl: string],
  nextAction: readonly [en: string, nl: string] = GOES_ON,
): AxisText => ({
  meaning: { en: meaning[0], nl: meaning[1] },
  nextAction: { en: nextAction[0], nl: nextAction[1] },
  whoMustAct,
  safeToRetry: retry === "SAFE",
});

const GOES_ON = ["Nothing: the gateway goes on by itself.", "Niets: de gateway gaat vanzelf verder."] as const;

export const axis = <State extends string>(
  texts: AxisTexts<State>,
  state: State,
  since: Date,
  more: Pick<AxisProgress, "reason" | "expectedBy"> = {},
): AxisProgress<State> => ({ ...texts[state], state, since, ...more });

/** The same, with the advice that the catalogue has for the cause. */
export function caused<State extends string>(progress: AxisProgress<State>, code: string | undefined) {
  if (code === undefined) return progress;
  const { actor, remedy } = helpFor(code);
  return { ...progress, reason: code, whoMustAct: actor, nextAction: remedy };
}

/** Whether it should have moved by now. */
export const isOverdue = ({ expectedBy }: Pick<AxisProgress, "expectedBy">, now: Date): boolean =>
  expectedBy !== undefined && expectedBy <= now;
