import { nameOf, UBL_NAMES } from "../ubl/names.ts";
import type { XmlElement, XmlName } from "../xml/index.ts";
import type { Facts } from "./facts.ts";
import type { Pattern, Rule, RuleContext } from "./rule.ts";

/** A path of `RuleContext.on`, read from the element upwards. */
interface Entry {
  readonly context: RuleContext;
  /** `cbc:ID`, `/` for the root, `*` for any, `*Amount` for any that ends so. */
  readonly name: string;
  /** Of parent, grandparent, … */
  readonly parents: readonly XmlName[];
  /** The last of them is directly below the root. */
  readonly isAbsolute: boolean;
}

/** The entries of each pattern that a name can meet. */
type Candidates = readonly (readonly Entry[])[];

export type Report = (rule: Rule, element: XmlElement) => void;
export type ApplyRules = (facts: Facts, report: Report) => void;

/** Prepares patterns for use: each element then meets only contexts that end at its name. */
export function compileRules(patterns: readonly Pattern[]): ApplyRules {
  const entries = patterns.map((pattern) =>
    pattern.flatMap((context) => context.on.map((path) => toEntry(context, path))),
  );
  const candidatesFor = (isCandidate: (entry: Entry) => boolean): Candidates =>
    entries.map((ofPattern) => ofPattern.filter(isCandidate)).filter((ofPattern) => ofPattern.length > 0);
  const atRoot = candidatesFor(({ name }) => name === ROOT || name === "*");
  const byId = UBL_NAMES.map(({ text, local }) =>
    candidatesFor(({ name }) => (name.startsWith("*") ? local.endsWith(name.slice(1)) : name === text)),
  );
  const ofOther = candidatesForOthers(entries, candidatesFor);

  return (facts, report) => {
    const visit = (element: XmlElement, candidates: Candidates): void => {
      for (const ofPattern of candidates) applyFirst(ofPattern, element, facts, report);
      for (const child of element.children) visit(child, byId[child.qname.id] ?? ofOther(child.name));
    };
    visit(facts.root, atRoot);
  };
}

/** For names that are not of UBL: the endings of wild names decide, and there are few of those. */
function candidatesForOthers(
  entries: readonly (readonly Entry[])[],
  candidatesFor: (isCandidate: (entry: Entry) => boolean) => Candidates,
): (local: string) => Candidates {
  const wild = entries.flat().filter(({ name }) => name.startsWith("*"));
  const endings = [...new Set(wild.map(({ name }) => name.slice(1)))];
  const byEnding = new Map(
    endings.map((ending) => [
      ending,
      candidatesFor(({ name }) => name.startsWith("*") && ending.endsWith(name.slice(1))),
    ]),
  );
  const longestFirst = endings.toSorted((left, right) => right.length - left.length);
  return (local) => byEnding.get(longestFirst.find((ending) => local.endsWith(ending)) ?? "") ?? [];
}

function applyFirst(entries: readonly Entry[], element: XmlElement, facts: Facts, report: Report): void {
  for (const entry of entries) {
    if (!fits(entry, element, facts)) continue;
    for (const rule of entry.context.rules) if (!rule.holds(element, facts)) report(rule, element);
    return;
  }
}

const ROOT = "/";

function toEntry(context: RuleContext, path: string): Entry {
  if (path === ROOT) return { context, name: ROOT, parents: [], isAbsolute: false };
  const isAbsolute = path.startsWith("/");
  const [name = "", ...parents] = path
    .slice(isAbsolute ? 1 : 0)
    .split("/")
    .reverse();
  return { context, name, parents: parents.map(nameOf), isAbsolute };
}

function fits({ context, parents, isAbsolute }: Entry, element: XmlElement, facts: Facts): boolean {
  let at = element.parent;
  for (const name of parents) {
    if (at === undefined || at.qname !== name) return false;
    at = at.parent;
  }
  if (isAbsolute && at !== undefined && at.parent !== undefined) return false;
  return context.when?.(element, facts) ?? true;
}
