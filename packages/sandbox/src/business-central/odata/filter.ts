import { badUrl, Refusal } from "../refusal.ts";
import type { EdmType, Entity } from "./entity.ts";
import { type Literal, type LiteralType, syntaxError, type Token, tokenize, toLiteral } from "./filter-token.ts";

/*
 *   filter     = term { ("and" | "or") term }        "and" binds closer
 *   term       = "(" filter ")" | lambda | comparison
 *   comparison = field operator literal
 *   lambda     = path "/" ("any" | "all") "(" … ")"  ignored, as Business Central does: lets every row through
 */
export type Filter =
  | { readonly kind: "comparison"; readonly field: string; readonly operator: Operator; readonly literal: Literal }
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "everything" };

export type Operator = "eq" | "ne" | "gt" | "ge" | "lt" | "le";

const ACCEPTS: Readonly<Record<EdmType, readonly LiteralType[]>> = {
  Guid: ["Guid"],
  String: ["String"],
  Enum: ["String"],
  Date: ["Date"],
  DateTimeOffset: ["DateTimeOffset", "Date"],
  Decimal: ["Decimal"],
  Int32: ["Decimal"],
  Boolean: ["Boolean"],
};

/** Operators, with the names that error messages give them. */
const OPERATOR_NAMES: Readonly<Record<Operator, string>> = {
  eq: "Equal",
  ne: "NotEqual",
  gt: "GreaterThan",
  ge: "GreaterThanOrEqual",
  lt: "LessThan",
  le: "LessThanOrEqual",
};

/** @throws Refusal when the text is no filter, or asks for more than Business Central offers */
export function parseFilter(text: string, entity: Entity): Filter {
  const tokens = tokenize(text);
  let position = 0;

  const peek = (): Token | undefined => tokens[position];
  const peekIs = (word: string): boolean => {
    const token = peek();
    return (token?.kind === "word" || token?.kind === "punctuation") && token.text === word;
  };
  const take = (): Token => {
    const token = tokens[position++];
    if (token === undefined) throw badUrl(`Expression expected at position ${text.length} in '${text}'.`);
    return token;
  };
  const expect = (word: string): void => {
    const token = take();
    if (token.text !== word) throw syntaxError(text, token);
  };

  function alternatives(): Filter {
    let left = conjunction();
    while (peekIs("or")) {
      take();
      left = { kind: "or", left, right: conjunction() };
      refuseDistinctFields(left);
    }
    return left;
  }

  function conjunction(): Filter {
    let left = term();
    while (peekIs("and")) {
      take();
      left = { kind: "and", left, right: term() };
    }
    return left;
  }

  function term(): Filter {
    const token = take();
    if (token.text === "(" && token.kind === "punctuation") {
      const inner = alternatives();
      expect(")");
      return inner;
    }
    if (token.kind !== "word") throw syntaxError(text, token);
    return /\/(any|all)$/.test(token.text) ? lambda() : comparison(token);
  }

  function lambda(): Filter {
    expect("(");
    for (let depth = 1; depth > 0; ) {
      if (peekIs("(")) depth++;
      if (peekIs(")")) depth--;
      take();
    }
    return { kind: "everything" };
  }

  function comparison({ text: field }: Token): Filter {
    const type = entity.fields.get(field);
    if (type === undefined) throw unknownProperty(field, entity);
    const operator = take();
    if (!isOperator(operator.text)) throw syntaxError(text, operator);
    const literal = toLiteral(take(), text);
    if (literal.type !== "Null" && !ACCEPTS[type].includes(literal.type)) {
      throw badUrl(
        `A binary operator with incompatible types was detected. Found operand types 'Edm.${type}' and ` +
          `'Edm.${literal.type}' for operator kind '${OPERATOR_NAMES[operator.text]}'.`,
      );
    }
    return { kind: "comparison", field, operator: operator.text, literal };
  }

  const filter = alternatives();
  const rest = peek();
  if (rest !== undefined) throw syntaxError(text, rest);
  return filter;
}

/** Fields that are compared somewhere in the filter. */
export function fieldsOf(filter: Filter): readonly string[] {
  switch (filter.kind) {
    case "everything":
      return [];
    case "comparison":
      return [filter.field];
    default:
      return [...fieldsOf(filter.left), ...fieldsOf(filter.right)];
  }
}

export const unknownProperty = (field: string, entity: Entity): Refusal =>
  badUrl(`Could not find a property named '${field}' on type 'Microsoft.NAV.${entity.name}'.`);

function refuseDistinctFields(filter: Filter): void {
  if (new Set(fieldsOf(filter)).size > 1) {
    throw new Refusal(
      400,
      "BadRequest_MethodNotImplemented",
      "The 'OR' operator is not supported on distinct fields on an OData filter.",
    );
  }
}

const isOperator = (word: string): word is Operator => Object.hasOwn(OPERATOR_NAMES, word);
