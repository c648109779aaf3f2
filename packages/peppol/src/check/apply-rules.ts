import { ublName } from "../ubl/select.ts";
import type { XmlElement } from "../xml/index.ts";
import { type Facts, walk } from "./facts.ts";
import type { Pattern, Rule, RuleContext } from "./rule.ts";

/** A path of `RuleContext.on`, read from the element upwards. */
interface Entry {
  readonly context: RuleContext;
  /** Names of element, parent, … */
  readonly names: readonly string[];
  /** The last name is directly below the root. */
  readonly isAbsolute: boolean;
}

type Broken = (rule: Rule, element: XmlElement) => void;

/** Prepares patterns for use: each element then meets only contexts that end at its name. */
export function compileRules(patterns: readonly Pattern[]): (facts: Facts, broken: Broken) => void {
  const lookups = patterns.map(createLookup);
  return (facts, broken) =>
    walk(facts.root, (element) => {
      const name = nameOf(element);
      for (const lookup of lookups) {
        const entry = lookup(name).find((candidate) => fits(candidate, element, facts));
        for (const rule of entry?.context.rules ?? []) {
          if (!rule.holds(element, facts)) broken(rule, element);
        }
      }
    });
}

function createLookup(pattern: Pattern): (name: string) => readonly Entry[] {
  const entries = pattern.flatMap((context) => context.on.map((path) => toEntry(context, path)));
  const forAny = entries.filter(({ names: [name] }) => name === "*");
  const byName = new Map<string, readonly Entry[]>();
  for (const {
    names: [name = ""],
  } of entries) {
    byName.set(
      name,
      entries.filter((entry) => entry.names[0] === name || entry.names[0] === "*"),
    );
  }
  return (name) => byName.get(name) ?? forAny;
}

function toEntry(context: RuleContext, path: string): Entry {
  if (path === ROOT) return { context, names: [ROOT], isAbsolute: false };
  const isAbsolute = path.startsWith("/");
  return {
    context,
    names: path
      .slice(isAbsolute ? 1 : 0)
      .split("/")
      .reverse(),
    isAbsolute,
  };
}

const ROOT = "/";

const nameOf = (element: XmlElement): string => (element.parent === undefined ? ROOT : (ublName(element) ?? ""));

function fits({ context, names, isAbsolute }: Entry, element: XmlElement, facts: Facts): boolean {
  let at: XmlElement | undefined = element;
  for (const name of names) {
    if (at === undefined || (name !== "*" && name !== nameOf(at))) return false;
    at = at.parent;
  }
  if (isAbsolute && at !== undefined && at.parent !== undefined) return false;
  return context.when?.(element, facts) ?? true;
}
