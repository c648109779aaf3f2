import { answerRootOf, type Contract, type NamedField, ownFields } from "../contract/contract.ts";
import type { Message, Structure, TypeDefinition } from "../contract/field.ts";
import { tag } from "./tag.ts";

/** The XML Schema of a contract; prefix `xs` is that of XML Schema, `tns` that of the contract. */
export function schemaMarkup(contract: Contract): string {
  const roots = [...contract.operations].flatMap(([name, messages]) => [
    rootMarkup(contract, name, messages.request),
    rootMarkup(contract, answerRootOf(name, messages), messages.answer),
  ]);
  const types = Object.entries(contract.types).map(([name, type]) => typeMarkup(contract, name, type));
  return tag(
    "xs:schema",
    { elementFormDefault: "qualified", targetNamespace: contract.version.namespace },
    AUTHENTICATION,
    ...roots,
    ...types,
  );
}

const AUTHENTICATION = tag(
  "xs:element",
  { name: "Authentication" },
  tag(
    "xs:complexType",
    {},
    tag("xs:sequence", {}, tag("xs:element", { minOccurs: "0", name: "SecurityToken", type: "xs:string" })),
    tag("xs:anyAttribute", {}),
  ),
);

const ANYTHING = tag("xs:complexType", {}, tag("xs:sequence", {}, tag("xs:any", { processContents: "lax" })));

function rootMarkup(contract: Contract, name: string, message: Message): string {
  if (typeof message === "string") return tag("xs:element", { name, nillable: "true", type: qualified(message) });
  return tag("xs:element", { name }, structureMarkup(contract, {}, message));
}

function typeMarkup(contract: Contract, name: string, type: TypeDefinition): string {
  if (!("values" in type)) return structureMarkup(contract, { name }, type);
  const values = type.values.map((value) => tag("xs:enumeration", { value }));
  return tag("xs:simpleType", { name }, tag("xs:restriction", { base: "xs:string" }, ...values));
}

function structureMarkup(contract: Contract, attributes: { readonly name?: string }, structure: Structure): string {
  const fields = ownFields(contract, structure);
  const content = fields.length === 0 ? [] : [tag("xs:sequence", {}, ...fields.map(fieldMarkup))];
  if (structure.base === undefined) return tag("xs:complexType", attributes, ...content);
  const extension = tag("xs:extension", { base: qualified(structure.base) }, ...content);
  return tag("xs:complexType", attributes, tag("xs:complexContent", {}, extension));
}

function fieldMarkup({ name, type, ...field }: NamedField): string {
  const attributes = {
    minOccurs: field.isRequired ? undefined : "0",
    maxOccurs: field.isRepeated ? "unbounded" : undefined,
    name,
    nillable: field.isNillable ? "true" : undefined,
  };
  return type === "any"
    ? tag("xs:element", attributes, ANYTHING)
    : tag("xs:element", { ...attributes, type: qualified(type) });
}

function qualified(type: string): string {
  return /^[a-z]/.test(type) ? `xs:${type}` : `tns:${type}`;
}
