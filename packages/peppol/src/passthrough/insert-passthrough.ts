import { accept, type Fault, type Passthrough, type Result } from "@erp-gateway/core";
import { carriersIn } from "../read/read-terms.ts";
import { UBL_VOCABULARY } from "../ubl/names.ts";
import { escapeText, readXml, type XmlElement } from "../xml/index.ts";
import { type Fragment, readFragment } from "./fragment.ts";
import { insertElements } from "./insert-elements.ts";
import { passthroughFault } from "./passthrough-fault.ts";
import { elementsByPlace, parsePlace } from "./place.ts";
import { type NewAttribute, startTag } from "./start-tag.ts";

/** A part of the document that gets another text; an empty one for what is inserted. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What one element gets. */
interface Additions {
  readonly attributes: NewAttribute[];
  readonly fragments: Fragment[];
  text: string;
}

/**
 * Puts everything at its place in a document of `writeTerms`, in the order of the schema. What stands there in every
 * document and carries no term gives way to its like.
 * @param path - JSONPath of the passthrough
 */
export function insertPassthrough(xml: string, passthrough: readonly Passthrough[], path: string): Result<string> {
  const document = readXml(xml, {}, UBL_VOCABULARY);
  if (!document.ok) return document;
  const { root } = document.value;
  const elements = elementsByPlace(root);
  const additions = new Map<XmlElement, Additions>();
  const faults: Fault[] = [];
  for (const [index, entry] of passthrough.entries()) {
    const place = parsePlace(entry.place);
    const element = place && elements.get(place.parent);
    if (place === undefined || element === undefined) {
      faults.push(passthroughFault("UBL-PASSTHROUGH-PLACE", `${path}[${index}].place`));
      continue;
    }
    const added = additions.get(element) ?? { attributes: [], fragments: [], text: "" };
    additions.set(element, added);
    if (place.kind === "ATTRIBUTE") added.attributes.push({ ...place, value: entry.content });
    else if (place.kind === "TEXT") added.text += entry.content;
    else {
      const fragment = readFragment(entry.content, root);
      if (fragment === undefined) faults.push(passthroughFault("UBL-PASSTHROUGH-XML", `${path}[${index}].content`));
      else added.fragments.push(fragment);
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  return accept(edited(xml, editsOf(additions, xml, root)));
}

function editsOf(additions: ReadonlyMap<XmlElement, Additions>, xml: string, root: XmlElement): readonly Edit[] {
  const carriers = carriersIn(root);
  const edits: Edit[] = [];
  for (const [element, { attributes, fragments, text }] of additions) {
    const tagEnd = xml.indexOf(">", element.start) + 1;
    if (attributes.length > 0) edits.push({ start: element.start, end: tagEnd, text: startTag(element, attributes) });
    edits.push(...insertElements(element, fragments, tagEnd, carriers));
    if (text !== "") edits.push({ ...at(xml.lastIndexOf("</", element.end)), text: escapeText(text) });
  }
  return edits;
}

const at = (offset: number) => ({ start: offset, end: offset });

/** What is changed within a part that gives way goes with it. */
function edited(xml: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const { start, end, text } of edits.toSorted((left, right) => left.start - right.start)) {
    if (start < done) continue;
    result += xml.slice(done, start) + text;
    done = end;
  }
  return result + xml.slice(done);
}
