import { isCharacter } from "./characters.ts";
import { Refusal } from "./refusal.ts";

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

const REFERENCE = /&(?:#(\d+)|#x([\dA-Fa-f]+)|([^\s;&<#]+));|&/g;

/**
 * The text with its character references and the five entities replaced.
 * @param offset - of the text in the source
 */
export const resolveReferences = (text: string, offset: number): string =>
  text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string, at?: number) => {
    const place = offset + (at ?? 0);
    if (name !== undefined) {
      const character = ENTITIES.get(name);
      if (character === undefined) throw new Refusal("XML-ENTITY", place, `entity ${name.slice(0, 20)}`);
      return character;
    }
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    if (!isCharacter(code)) throw new Refusal("XML-MALFORMED", place, `${whole.slice(0, 12)} is no character of XML`);
    return String.fromCodePoint(code);
  });
