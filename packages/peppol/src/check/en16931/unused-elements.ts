import { UBL_NAMES } from "../../ubl/names.ts";
import { UBL } from "../../ubl/namespaces.ts";
import type { XmlElement } from "../../xml/index.ts";
import type { Report } from "../apply-rules.ts";
import type { Facts } from "../facts.ts";
import { never, type Rule, warning } from "../rule.ts";
import type { RuleGroup } from "../rule-set.ts";
import { UNUSED } from "./unused-table.ts";

/** An element or attribute, by its path from the root (`isAnywhere`: from any element). */
interface Unused {
  readonly rule: Rule;
  readonly isAnywhere: boolean;
  /** Without the attribute. */
  readonly steps: readonly string[];
  readonly attribute: string | undefined;
}

/** A step from the root downwards. */
interface Step {
  readonly below: Map<string, Step>;
  readonly rules: Rule[];
  readonly attributes: Map<string, Rule>;
}

/** The rules that ask to leave out what carries no term. Each is broken once at most, by the first such element. */
export function unusedElements(without: ReadonlySet<string> = new Set()): RuleGroup {
  const entries = [...parse(UNUSED)].filter(({ rule }) => !without.has(rule.id));
  let compiled: ((facts: Facts, report: Report) => void) | undefined;
  return {
    all: entries.map(({ rule }) => rule),
    apply: (facts, report) => {
      compiled ??= compile(entries);
      compiled(facts, report);
    },
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

function compile(entries: readonly Unused[]): (facts: Facts, report: Report) => void {
  const root = newStep();
  const anywhere = new Map<string, Unused[]>();
  const everyAttribute = new Map<string, Rule>();
  for (const entry of entries) {
    const { isAnywhere, steps, attribute, rule } = entry;
    const last = steps.at(-1);
    if (!isAnywhere) {
      for (const path of spelledOut(steps)) add(root, path, entry);
    } else if (last !== undefined) anywhere.set(last, [...(anywhere.get(last) ?? []), entry]);
    else if (attribute !== undefined) everyAttribute.set(attribute, rule);
  }

  return (facts, report) => {
    const broken = new Set<Rule>();
    const once: Report = (rule, element) => {
      if (broken.has(rule)) return;
      broken.add(rule);
      report(rule, element);
    };
    const visit = (element: XmlElement, text: string | undefined, step: Step | undefined): void => {
      if (element.attributes.length > 0) {
        for (const { namespace, name } of element.attributes) {
          const rules = namespace === "" ? [everyAttribute.get(name), step?.attributes.get(name)] : [];
          for (const rule of rules) if (rule !== undefined) once(rule, element);
        }
      }
      for (const rule of step?.rules ?? NO_RULES) once(rule, element);
      for (const entry of (text !== undefined && anywhere.get(text)) || NO_ENTRIES) {
        if (isAt(entry, element)) once(entry.rule, element);
      }
      for (const child of element.children) {
        const name = textOf(child);
        visit(child, name, name === undefined ? undefined : step?.below.get(name));
      }
    };
    visit(facts.root, undefined, root);
  };
}

const NO_RULES: readonly Rule[] = [];
const NO_ENTRIES: readonly Unused[] = [];

const newStep = (): Step => ({ below: new Map(), rules: [], attributes: new Map() });

function add(root: Step, path: readonly string[], { attribute, rule }: Unused): void {
  let at = root;
  for (const name of path) {
    const next = at.below.get(name) ?? newStep();
    at.below.set(name, next);
    at = next;
  }
  if (attribute === undefined) at.rules.push(rule);
  else at.attributes.set(attribute, rule);
}

const spelledOut = ([first = "", ...rest]: readonly string[]): readonly (readonly string[])[] =>
  first === "LINE"
    ? [
        ["cac:InvoiceLine", ...rest],
        ["cac:CreditNoteLine", ...rest],
      ]
    : [[first, ...rest]];

function isAt({ steps, attribute }: Unused, element: XmlElement): boolean {
  let at: XmlElement | undefined = element.parent;
  for (const name of steps.toReversed().slice(1)) {
    if (at === undefined || textOf(at) !== name) return false;
    at = at.parent;
  }
  return (
    attribute === undefined || element.attributes.some(({ namespace, name }) => namespace === "" && name === attribute)
  );
}

/** The table also has names that UBL does not know. */
function textOf({ qname: { id }, namespace, name }: XmlElement): string | undefined {
  const known = UBL_NAMES[id];
  if (known !== undefined) return known.text;
  return namespace === UBL.cbc ? `cbc:${name}` : namespace === UBL.cac ? `cac:${name}` : undefined;
}
