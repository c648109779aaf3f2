import { SaxesParser, type SaxesTagNS } from "saxes";

/** Hears of every element that begins or ends; `path` names it from the root: `Invoice/AccountingCustomerParty/Party`. */
export interface ElementListener {
  /** @param position - index in the text behind the start tag */
  begin?(path: string, tag: SaxesTagNS, position: number): void;
  /** @param position - index in the text behind the end tag */
  end?(path: string, tag: SaxesTagNS, text: string, position: number): void;
}

/** Walks through a document. @returns whether it is well-formed XML without a document type declaration */
export function walkElements(xml: string, listener: ElementListener): boolean {
  const path: string[] = [];
  let text = "";
  let clean = true;

  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", () => {
    clean = false;
  });
  parser.on("doctype", () => {
    clean = false;
  });
  parser.on("opentag", (tag) => {
    path.push(tag.local);
    text = "";
    listener.begin?.(path.join("/"), tag, parser.position);
  });
  parser.on("text", (chunk) => {
    text += chunk;
  });
  parser.on("cdata", (chunk) => {
    text += chunk;
  });
  parser.on("closetag", (tag) => {
    listener.end?.(path.join("/"), tag, text.trim(), parser.position);
    path.pop();
    text = "";
  });
  parser.write(xml).close();
  return clean;
}
