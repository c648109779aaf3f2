import { accept, type Invoice, isWithinLimits, type Passthrough, type Result, reject } from "@erp-gateway/core";
import { carriersIn } from "../read/read-terms.ts";
import { UBL_VOCABULARY, ublName } from "../ubl/names.ts";
import { documentStart, writeTerms } from "../write/write-terms.ts";
import { readXml, type XmlDocument, type XmlElement } from "../xml/index.ts";
import { FragmentCutter } from "./cut-fragment.ts";
import { isDeclaration, isSame, isSameValue } from "./is-same.ts";
import { isWrittenAs } from "./is-written-as.ts";
import { attributePlace, placeOf, textPlace } from "./place.ts";
import { schemaPosition } from "./schema-position.ts";
import { type Carriers, termKey } from "./term-key.ts";

/** What the document holds beyond the invoice that was read from it: all that would be lost if it were written anew. */
export function findPassthrough(document: XmlDocument, invoice: Invoice): Result<readonly Passthrough[]> {
  const xml = writeTerms(invoice);
  if (isWrittenAs(document.root, xml, documentStart(invoice.kind))) return accept([]);
  const written = readXml(xml, {}, UBL_VOCABULARY);
  if (!written.ok) return written;
  const found = new Comparison(document, written.value).differences();
  if (isWithinLimits(found)) return accept(found);
  const message = `line ${document.root.line}: too much stands in the document that is no term of an invoice`;
  return reject({ code: "UBL-PASSTHROUGH", message, path: placeOf(document.root) });
}

/** Of a document with what is written of its terms. Found is listed in the order of the latter. */
class Comparison {
  private readonly root: XmlElement;
  private readonly writtenRoot: XmlElement;
  private readonly cutter: FragmentCutter;
  private readonly carriers: Carriers;
  private readonly writtenCarriers: Carriers;
  private readonly found: Passthrough[] = [];

  constructor(document: XmlDocument, written: XmlDocument) {
    this.root = document.root;
    this.writtenRoot = written.root;
    this.cutter = new FragmentCutter(document);
    this.carriers = carriersIn(document.root);
    this.writtenCarriers = carriersIn(written.root);
  }

  differences(): readonly Passthrough[] {
    this.compare(this.root, this.writtenRoot);
    return this.found;
  }

  /** Two elements that carry the same term, or hold the same ones. */
  private compare(element: XmlElement, written: XmlElement): void {
    for (const one of element.attributes) {
      if (isDeclaration(one) || isSameValue(one, written)) continue;
      this.found.push({ place: attributePlace(written, one.namespace, one.name), content: one.value });
    }
    if (written.children.length > 0 && element.trimmed !== "") {
      this.found.push({ place: textPlace(written), content: element.trimmed });
    }
    if (element.children.length > 0) this.compareChildren(element, written);
  }

  private compareChildren(element: XmlElement, written: XmlElement): void {
    const terms: (readonly [child: XmlElement, counterpart: XmlElement])[] = [];
    const constants = new Map<XmlElement, XmlElement[]>();
    const kept: XmlElement[] = [];
    const counterpartOf = this.counterparts(written);
    for (const child of element.children) {
      const key = termKey(child, this.carriers);
      const counterpart = counterpartOf(child, key);
      if (counterpart === undefined) kept.push(child);
      else if (key !== undefined) terms.push([child, counterpart]);
      else if (constants.get(counterpart)?.push(child) === undefined) constants.set(counterpart, [child]);
    }
    for (const [constant, given] of constants) {
      const [first] = given;
      if (given.length > 1 || first === undefined || !isSame(first, constant)) kept.push(...given);
    }
    for (const one of inSchemaOrder(kept, written)) {
      this.found.push({ place: placeOf(written), content: this.cutter.cut(one) });
    }
    for (const [child, counterpart] of terms.sort(byWrittenStart)) this.compare(child, counterpart);
  }

  /** Finds the child of the same name and term. Mostly it is the next one, and nothing needs to be looked up. */
  private counterparts({ children }: XmlElement) {
    let next = 0;
    let index: ReadonlyMap<string, number> | undefined;
    return ({ qname }: XmlElement, key: string | undefined): XmlElement | undefined => {
      const expected = children[next];
      if (expected?.qname !== qname || termKey(expected, this.writtenCarriers) !== key) {
        index ??= new Map(
          children.map((child, at) => [`${child.qname.id} ${termKey(child, this.writtenCarriers)}`, at]),
        );
        next = index.get(`${qname.id} ${key}`) ?? children.length;
      }
      next += 1;
      return children[next - 1];
    };
  }
}

const byWrittenStart = (
  [, left]: readonly [XmlElement, XmlElement],
  [, right]: readonly [XmlElement, XmlElement],
): number => left.start - right.start;

function inSchemaOrder(elements: readonly XmlElement[], parent: XmlElement): readonly XmlElement[] {
  if (elements.length < 2) return elements;
  const position = schemaPosition(parent);
  return elements.toSorted((left, right) => position(ublName(left)) - position(ublName(right)));
}
