import { findName, nameOf, UBL_NAMES } from "../../ubl/names.ts";
import { UBL } from "../../ubl/namespaces.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { ApplyRules } from "../apply-rules.ts";
import { never, type Rule, warning } from "../rule.ts";
import { lazily, type RuleGroup } from "../rule-set.ts";
import { UNUSED } from "./unused-table.ts";

/** An element or attribute, by its path from the root (`isAnywhere`: from any element). */
interface Unused {
  readonly rule: Rule;
  readonly isAnywhere: boolean;
  /** Without the attribute. */
  readonly steps: readonly string[];
  readonly attribute: string | undefined;
}

/** The rules that ask to leave out what carries no term. Each is broken once at most, by the first such element. */
export function unusedElements(without: ReadonlySet<string> = new Set()): RuleGroup {
  const entries = lazily(() => [...parse(UNUSED)].filter(({ rule }) => !without.has(rule.id)));
  const compiled = lazily(() => compile(entries()));
  return {
    get all() {
      return entries().map(({ rule }) => rule);
    },
    apply: (facts, report) => compiled()(facts, report),
  };
}

function* parse(table: string): Iterable<Unused> {
  for (const block of table.trim().split(/\n(?! )/)) {
    const end = block.indexOf(": ");
    const parent = block.slice(0, end);
    const isAnywhere = parent.startsWith("//");
    const above = isAnywhere ? parent.slice(2) : parent === "." ? "" : parent;
    const outer = above === "" ? [] : above.split("/");
    for (const [, number = "", name = ""] of block.slice(end).matchAll(/(\w+) (\S+)/g)) {
      const id = number.startsWith("DT") ? `UBL-DT-${number.slice(2)}` : `UBL-CR-${number.padStart(3, "0")}`;
      const attribute = name.startsWith("@") ? name.slice(1) : undefined;
      const last = name.includes(":") ? name : `cbc:${name}`;
      const steps = attribute === undefined ? [...outer, last] : outer;
      const what = [...steps, ...(attribute === undefined ? [] : [`@${attribute}`])].join("/");
      const rule = warning(id, `${what.replace("LINE", "a line")} carries no term of EN 16931; leave it out`, never);
      yield { rule, isAnywhere, steps, attribute };
    }
  }
}

function compile(entries: readonly Unused[]): ApplyRules {
  const everyAttribute = new Map<string, Rule>();
  const byName = new Map<number, EntriesByParent>();
  const unknown: Entry[] = [];
  for (const { steps, attribute, isAnywhere, rule } of entries) {
    const [name, ...above] = steps.toReversed();
    if (name !== undefined) {
      const entry = { name, above, attribute, isAnywhere, rule };
      const id = findName(name)?.id;
      if (id === undefined) unknown.push(entry);
      else byName.set(id, withEntry(byName.get(id) ?? new Map(), entry));
    } else if (attribute !== undefined) everyAttribute.set(attribute, rule);
  }

  return ({ index }, report) => {
    const broken = new Map<Rule, XmlElement>();
    const add = (rule: Rule | undefined, element: XmlElement): void => {
      if (rule !== undefined && !broken.has(rule)) broken.set(rule, element);
    };
    for (const [attributes, element] of index.attributes) {
      for (const { namespace, name } of attributes) if (namespace === "") add(everyAttribute.get(name), element);
    }
    for (const id of index.names) {
      const candidates = byName.get(id);
      if (candidates === undefined) continue;
      for (const element of index.byName[id] ?? []) {
        for (const entry of candidates.get(element.parent?.qname.id ?? ANY) ?? candidates.get(ANY) ?? NONE) {
          if (isAt(entry, element)) add(entry.rule, element);
        }
      }
    }
    for (const element of index.others) {
      for (const entry of unknown) if (textOf(element) === entry.name && isAt(entry, element)) add(entry.rule, element);
    }
    for (const [rule, element] of broken) report(rule, element);
  };
}

/** An unused element, or the carrier of an unused attribute. */
interface Entry {
  readonly name: string;
  /** Names of parent, grandparent, … */
  readonly above: readonly string[];
  readonly attribute: string | undefined;
  readonly isAnywhere: boolean;
  readonly rule: Rule;
}

/** By id of the parent's name; those that stand below any come with each of them, and under `ANY`. */
type EntriesByParent = Map<number, readonly Entry[]>;
const ANY = -2;
const NONE: readonly Entry[] = [];

function withEntry(entries: EntriesByParent, entry: Entry): EntriesByParent {
  const parents = parentsOf(entry);
  const forAll = entries.get(ANY) ?? NONE;
  if (parents.length === 0) {
    return new Map([[ANY, [...forAll, entry]], ...[...entries].map(([id, known]) => [id, [...known, entry]] as const)]);
  }
  for (const id of parents) entries.set(id, [...(entries.get(id) ?? forAll), entry]);
  return entries;
}

const parentsOf = ({ above: [parent], isAnywhere }: Entry): readonly number[] => {
  if (parent === "LINE") return [nameOf("cac:InvoiceLine").id, nameOf("cac:CreditNoteLine").id];
  if (parent !== undefined) return [nameOf(parent).id];
  return isAnywhere ? [] : [nameOf("Invoice").id, nameOf("CreditNote").id];
};

function isAt({ above, isAnywhere, attribute }: Entry, element: XmlElement): boolean {
  let at: XmlElement | undefined = element.parent;
  for (const name of above) {
    if (at === undefined || !isNamed(at, name)) return false;
    at = at.parent;
  }
  if (!isAnywhere && at?.parent !== undefined) return false;
  return (
    attribute === undefined || element.attributes.some(({ namespace, name }) => namespace === "" && name === attribute)
  );
}

const isNamed = (element: XmlElement, name: string): boolean =>
  name === "LINE"
    ? element.name === "InvoiceLine" || element.name === "CreditNoteLine"
    : UBL_NAMES[element.qname.id]?.text === name;

/** The table also has names that UBL does not know. */
const textOf = ({ namespace, name }: XmlElement): string | undefined =>
  namespace === UBL.cbc ? `cbc:${name}` : namespace === UBL.cac ? `cac:${name}` : undefined;
