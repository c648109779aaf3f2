import { type DocumentNode, type GraphQLError, Kind, Lexer, type SelectionSetNode, Source, TokenKind } from "graphql";
import type { Plugin } from "graphql-yoga";
import { requestError } from "../schema/errors.ts";

const MAX_CHARACTERS = 100_000;
/** Of brackets: the parser calls itself for each. */
const MAX_NESTING = 100;
/** Fields below each other, fragments unfolded. */
const MAX_DEPTH = 15;
/** Fields of one operation, fragments unfolded: GraphiQL's introspection has fewer, a thousand aliases do not. */
const MAX_FIELDS = 1_000;

/** Refuses a query that costs more to answer than to write, before anything is run. */
export const useQueryLimits = (): Plugin => ({
  onParams({ params: { query } }) {
    const fault = typeof query === "string" ? textFault(query) : undefined;
    if (fault !== undefined) throw fault;
  },
  onValidate({ params: { documentAST }, setResult }) {
    const faults = documentFaults(documentAST);
    if (faults.length > 0) setResult(faults);
  },
});

/** To be asked before parsing. @throws GraphQLError of the lexer, as the parser would */
export function textFault(query: string): GraphQLError | undefined {
  if (query.length > MAX_CHARACTERS) {
    return tooLarge(`a query has at most ${MAX_CHARACTERS} characters; put data into variables`);
  }
  return nestingOf(query) > MAX_NESTING ? tooLarge(`brackets in a query nest at most ${MAX_NESTING} deep`) : undefined;
}

/** To be asked before validation, which costs more than the query where fragments unfold. */
export function documentFaults(document: DocumentNode): GraphQLError[] {
  const { depth, fields } = sizeOf(document);
  return [
    ...(depth > MAX_DEPTH ? [tooLarge(`fields in a query stand at most ${MAX_DEPTH} deep`)] : []),
    ...(fields > MAX_FIELDS ? [tooLarge(`a query has at most ${MAX_FIELDS} fields`)] : []),
  ];
}

const tooLarge = (message: string): GraphQLError => requestError("QUERY_TOO_LARGE", message);

const OPENS = new Set<string>([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSES = new Set<string>([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** @throws GraphQLError of the lexer, as the parser would */
function nestingOf(query: string): number {
  const lexer = new Lexer(new Source(query));
  let now = 0;
  let most = 0;
  for (let { kind } = lexer.advance(); kind !== TokenKind.EOF; { kind } = lexer.advance()) {
    if (OPENS.has(kind)) now += 1;
    if (CLOSES.has(kind)) now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

interface Size {
  readonly depth: number;
  readonly fields: number;
}

const NOTHING: Size = { depth: 0, fields: 0 };

/** The largest operation of the document. */
function sizeOf(document: DocumentNode): Size {
  const bodies = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) bodies.set(definition.name.value, definition.selectionSet);
  }
  const fragments = new Map<string, Size>();

  /** Counted once; one within itself, or one that is not there, is nothing: validation refuses both. */
  const ofFragment = (name: string): Size => {
    const known = fragments.get(name);
    if (known !== undefined) return known;
    fragments.set(name, NOTHING);
    const size = ofSelections(bodies.get(name));
    fragments.set(name, size);
    return size;
  };

  const ofSelections = (selectionSet: SelectionSetNode | undefined): Size => {
    const size = { depth: 0, fields: 0 };
    for (const selection of selectionSet?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSelections(selection.selectionSet);
      size.fields += inner.fields + (isField ? 1 : 0);
      // How deep introspection goes is bounded by validation.
      if (isField && selection.name.value.startsWith("__")) continue;
      size.depth = Math.max(size.depth, inner.depth + (isField ? 1 : 0));
    }
    return size;
  };

  const sizes = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? ofSelections(definition.selectionSet) : NOTHING,
  );
  return {
    depth: Math.max(...sizes.map(({ depth }) => depth)),
    fields: Math.max(...sizes.map(({ fields }) => fields)),
  };
}
