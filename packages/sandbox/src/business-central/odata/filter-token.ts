import { badUrl, type Refusal } from "../refusal.ts";
import type { Value } from "./entity.ts";

export interface Literal {
  readonly type: LiteralType;
  readonly value: Value | null;
}

export type LiteralType = "String" | "Guid" | "Date" | "DateTimeOffset" | "Decimal" | "Boolean" | "Null";

export interface Token {
  readonly kind: LiteralType | "word" | "punctuation";
  readonly text: string;
  readonly at: number;
}

const LEXICON: readonly (readonly [Token["kind"], RegExp])[] = [
  ["String", /'(?:[^']|'')*'/y],
  ["DateTimeOffset", /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})/y],
  ["Guid", /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/iy],
  ["Date", /\d{4}-\d{2}-\d{2}/y],
  ["Decimal", /-?\d+(?:\.\d+)?/y],
  ["Boolean", /(?:true|false)\b/y],
  ["Null", /null\b/y],
  ["word", /[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*/y],
  ["punctuation", /[(),:]/y],
];

/** @throws Refusal where no token begins */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const token = tokenAt(text, at);
    if (token === undefined) throw badUrl(`Syntax error at position ${at} in '${text}'.`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of LEXICON) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) return { kind, text: match[0], at };
  }
  return undefined;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

/** @throws Refusal when the token is no value */
export function toLiteral(token: Token, text: string): Literal {
  switch (token.kind) {
    case "word":
    case "punctuation":
      throw syntaxError(text, token);
    case "String":
      return { type: "String", value: token.text.slice(1, -1).replaceAll("''", "'") };
    case "Decimal":
      return { type: "Decimal", value: Number(token.text) };
    case "Boolean":
      return { type: "Boolean", value: token.text === "true" };
    case "Null":
      return { type: "Null", value: null };
    default:
      return { type: token.kind, value: token.text };
  }
}

export const syntaxError = (text: string, token: Token): Refusal =>
  badUrl(`Syntax error at position ${token.at} in '${text}'.`);
