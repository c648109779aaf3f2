import { nameOf, UBL_NAMES } from "../ubl/names.ts";
import type { XmlElement, XmlName } from "../xml/index.ts";
import type { Facts } from "./facts.ts";
import type { Pattern, Rule, RuleContext } from "./rule.ts";

/** A path of `RuleContext.on`, read from the element upwards. */
interface Entry {
  readonly context: RuleContext;
  /** `cbc:ID`, `/` for the root, `*Amount` for any that ends so, `*:empty`. */
  readonly name: string;
  /** Of parent, grandparent, … */
  readonly parents: readonly XmlName[];
  /** The last of them is directly below the root. */
  readonly isAbsolute: boolean;
}

/** The entries of each pattern that a name can meet. */
type Candidates = readonly (readonly Entry[])[];

type Report = (rule: Rule, element: XmlElement) => void;
export type ApplyRules = (facts: Facts, report: Report) => void;

/** Prepares patterns for use: each rule then goes to the elements it is about, and nothing is spent on the others. */
export function compileRules(patterns: readonly Pattern[]): ApplyRules {
  const entries = patterns.map((pattern) =>
    pattern.flatMap((context) => context.on.map((path) => toEntry(context, path))),
  );
  const withEmpty = createLookup(entries);
  const filled = createLookup(entries.map((ofPattern) => ofPattern.filter(({ name }) => name !== EMPTY)));

  return (facts, report) => {
    const { root, index } = facts;
    const hasEmpty = index.empty.size > 0;
    const apply = (element: XmlElement, candidates: Candidates): void => {
      for (const ofPattern of candidates) applyFirst(ofPattern, element, facts, report);
    };
    apply(root, (index.empty.has(root) ? withEmpty : filled).ofRoot);
    for (const id of index.names) {
      const candidates = filled.ofName(id);
      if (candidates.length === 0) continue;
      for (const element of index.byName[id] ?? []) {
        if (!hasEmpty || !index.empty.has(element)) apply(element, candidates);
      }
    }
    for (const element of index.others) if (!index.empty.has(element)) apply(element, filled.ofOther(element.name));
    for (const element of index.empty) {
      const { id } = element.qname;
      if (element !== root) apply(element, id === -1 ? withEmpty.ofOther(element.name) : withEmpty.ofName(id));
    }
  };
}

interface Lookup {
  readonly ofRoot: Candidates;
  /** By id of the name; looked up when it is first met, for few of them ever are. */
  readonly ofName: (id: number) => Candidates;
  readonly ofOther: (local: string) => Candidates;
}

function createLookup(entries: readonly (readonly Entry[])[]): Lookup {
  const candidatesFor = (isCandidate: (entry: Entry) => boolean): Candidates =>
    entries.map((ofPattern) => ofPattern.filter(isCandidate)).filter((ofPattern) => ofPattern.length > 0);
  const met: Candidates[] = [];
  const look = (id: number): Candidates => {
    const { text = "", local = "" } = UBL_NAMES[id] ?? {};
    const isMeant = ({ name }: Entry): boolean =>
      name === text || name === EMPTY || (isWild(name) && local.endsWith(name.slice(1)));
    return candidatesFor(isMeant);
  };
  return {
    ofRoot: candidatesFor(({ name }) => name === ROOT || name === EMPTY),
    ofName: (id) => {
      met[id] ??= look(id);
      return met[id];
    },
    ofOther: candidatesForOthers(entries, candidatesFor),
  };
}

const EMPTY = "*:empty";
const isWild = (name: string): boolean => name.startsWith("*") && name !== EMPTY;

/** For names that are not of UBL: the endings of wild names decide, and there are few of those. */
function candidatesForOthers(
  entries: readonly (readonly Entry[])[],
  candidatesFor: (isCandidate: (entry: Entry) => boolean) => Candidates,
): (local: string) => Candidates {
  const wild = entries.flat().filter(({ name }) => isWild(name));
  const endings = ["", ...new Set(wild.map(({ name }) => name.slice(1)))];
  const byEnding = new Map(
    endings.map((ending) => [
      ending,
      candidatesFor(({ name }) => name === EMPTY || (isWild(name) && ending.endsWith(name.slice(1)))),
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
