import { attribute, trimXml, type XmlAttribute, type XmlElement } from "../xml/index.ts";
import { XMLNS } from "../xml/namespace-scope.ts";

export const isDeclaration = ({ namespace }: XmlAttribute): boolean => namespace === XMLNS;

/** White space around it does not count. */
export function isSameValue({ name, namespace, value }: XmlAttribute, other: XmlElement): boolean {
  const found = attribute(other, name, namespace);
  return found === value || (found !== undefined && trimXml(found) === trimXml(value));
}

/** Both hold the same, whatever their prefixes. */
export function isSame(left: XmlElement, right: XmlElement): boolean {
  const attributes = left.attributes.filter((one) => !isDeclaration(one));
  return (
    left.qname === right.qname &&
    left.trimmed === right.trimmed &&
    attributes.length === right.attributes.length &&
    attributes.every((one) => isSameValue(one, right)) &&
    left.children.length === right.children.length &&
    left.children.every((child, index) => {
      const other = right.children[index];
      return other !== undefined && isSame(child, other);
    })
  );
}
