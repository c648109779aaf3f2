import type { Finding } from "@erp-gateway/core";
import { has, some, value } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import type { Facts } from "./facts.ts";

export interface Rule {
  /** As published. */
  readonly id: string;
  readonly severity: Finding["severity"];
  readonly message: string;
  /** Path below the element of the part the rule is about. */
  readonly about: string | undefined;
  readonly holds: Holds;
}

export type Holds = (element: XmlElement, facts: Facts) => boolean;

/** A test that knows which part of the element it is about. */
export interface Test {
  readonly about: string;
  readonly holds: Holds;
}

/** The rules for one kind of element. */
export interface RuleContext {
  /**
   * Paths that end at the element: `cac:Party/cbc:EndpointID`, `/cac:TaxTotal` directly below the root, `/` the root
   * itself, `*Amount` every element whose name ends so, `*:empty` every one without elements and text in it.
   */
  readonly on: readonly string[];
  readonly when?: Holds;
  readonly rules: readonly Rule[];
}

/** An element meets the rules of the first context that fits it, and of no other. */
export type Pattern = readonly RuleContext[];

const rule =
  (severity: Finding["severity"]) =>
  (id: string, message: string, test: Test | Holds): Rule =>
    typeof test === "function"
      ? { id, severity, message, about: undefined, holds: test }
      : { id, severity, message, ...test };

export const fatal = rule("FATAL");
export const warning = rule("WARNING");

export const never: Holds = () => false;

/** The element is there; of several paths (` | `), at least one. */
export const present = (about: string): Test => ({ about, holds: (element) => has(element, about) });

/** The element is there and has text. */
export const filled = (about: string): Test => ({ about, holds: (element) => (value(element, about) ?? "") !== "" });

export const atMostOne = (about: string, where: (element: XmlElement) => boolean = () => true): Test => ({
  about,
  holds: (element) => {
    let count = 0;
    return !some(element, about, (found) => {
      if (where(found)) count += 1;
      return count > 1;
    });
  },
});

/** One of two is enough; the first is what the rule is about. */
export const oneOf = (about: string, other: string): Test => ({
  about,
  holds: (element) => has(element, `${about} | ${other}`),
});

export const twoDecimals = (about: string): Test => ({
  about,
  holds: (element) => !some(element, about, hasMoreDecimals),
});

const hasMoreDecimals = ({ text }: XmlElement): boolean => !hasTwoDecimals(text);

/** White space after the digits counts, as it does in the published rules. */
export function hasTwoDecimals(amount: string): boolean {
  const dot = amount.indexOf(".");
  return dot === -1 || amount.length - dot <= 3;
}
