import type { Actor } from "../connector/account.ts";
import type { Help, HelpClass } from "./help.ts";

/** Entries by code. A key that ends in `*` serves all codes that begin like it and have no entry of their own. */
export type HelpTable = Readonly<Record<string, Help>>;

const entry =
  (helpClass: HelpClass) =>
  (actor: Actor, en: string, nl: string): Help => ({ class: helpClass, actor, remedy: { en, nl } });

export const verdict = entry("VERDICT");
export const precondition = entry("PRECONDITION");
export const transient = entry("TRANSIENT");
export const unknown = entry("UNKNOWN");
export const defect = entry("DEFECT");

/** The same advice, with what the rule behind the code is about. */
export const explained = (en: string, nl: string, help: Help): Help => ({ ...help, explanation: { en, nl } });
