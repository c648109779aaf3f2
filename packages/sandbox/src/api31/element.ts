/** `<name>…</name>` around markup, `<name/>` around nothing. */
export function element(name: string, ...content: readonly string[]): string {
  const inner = content.join("");
  return inner === "" ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** An element with text; nothing at all when the value is absent. */
export function textElement(name: string, value: string | undefined): string {
  return value === undefined ? "" : element(name, escapeText(value));
}

export function escapeText(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
