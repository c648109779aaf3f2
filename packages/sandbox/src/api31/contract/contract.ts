import type { Profile } from "../options.ts";
import type { Version } from "../version.ts";
import type { Field, Message, Messages, Structure, TypeDefinition } from "./field.ts";
import { typesOf } from "./types.ts";

/** What one version of the service speaks in one profile: the source of its WSDL and of the check of requests. */
export interface Contract<Operation extends Messages = Messages> {
  readonly version: Version;
  readonly profile: Profile;
  readonly types: Readonly<Record<string, TypeDefinition>>;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** @param wanted - has no say in v3, which follows its WSDL alone */
export function createContract<Operation extends Messages>(
  version: Version,
  wanted: Profile,
  operations: ReadonlyMap<string, Operation>,
): Contract<Operation> {
  const profile = version.hasProfiles ? wanted : "wsdl";
  return {
    version,
    profile,
    types: typesOf(profile),
    operations: new Map([...operations].filter(([, operation]) => isIn(version, operation))),
  };
}

export interface NamedField extends Field {
  readonly name: string;
}

/** The fields that a structure adds to its base, as this version has them. */
export function ownFields({ version }: Contract, structure: Structure): readonly NamedField[] {
  return Object.entries(structure.fields)
    .map(([name, field]) => ({ name, ...(typeof field === "string" ? { type: field } : field) }))
    .filter((field) => isIn(version, field));
}

/** All fields in order; `undefined` for what holds text only. */
export function fieldsOf(contract: Contract, message: Message): readonly NamedField[] | undefined {
  const structure = typeof message === "string" ? contract.types[message] : message;
  if (structure === undefined || "values" in structure) return undefined;
  const inherited = structure.base === undefined ? [] : fieldsOf(contract, structure.base);
  return [...(inherited ?? []), ...ownFields(contract, structure)];
}

export function answerRootOf(operation: string, messages: Messages): string {
  return messages.answerRoot ?? `${operation}Response`;
}

function isIn(version: Version, { since }: { readonly since?: "v3.1" }): boolean {
  return since === undefined || since === version.name;
}
