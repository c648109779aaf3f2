import type { Invoice } from "@erp-gateway/core";
import type { InputRef } from "@pothos/core";
import { builder } from "./builder.ts";
import { GROUPS, type Group, type GroupField, type GroupName } from "./invoice-groups.ts";

export const DocumentTypeRef = builder.enumType("DocumentType", {
  description: "Invoice or credit note.",
  values: { INVOICE: { description: "Invoice." }, CREDIT_NOTE: { description: "Credit note." } },
});

const SCALARS = { String: "String", Decimal: "Decimal", Date: "Date", DocumentType: DocumentTypeRef } as const;
type Leaf = (typeof SCALARS)[keyof typeof SCALARS];

/** `[InvoiceLine]!` taken apart. */
function parseType({ type }: GroupField) {
  const required = type.endsWith("!");
  const bare = required ? type.slice(0, -1) : type;
  const isList = bare.startsWith("[");
  return { name: isList ? bare.slice(1, -1) : bare, required, isList };
}

const isLeaf = (name: string): name is keyof typeof SCALARS => name in SCALARS;

const groups: readonly (readonly [GroupName, Group])[] = Object.entries(GROUPS) as [GroupName, Group][];
const outputs = new Map(
  groups.map(([name]) => [name as string, builder.objectRef<Readonly<Record<string, unknown>>>(name)]),
);
const inputs = new Map(
  groups.map(([name]) => [name as string, builder.inputRef<Readonly<Record<string, unknown>>>(`${name}Input`)]),
);

function known<Ref>(refs: ReadonlyMap<string, Ref>, name: string): Ref {
  const ref = refs.get(name);
  if (ref === undefined) throw new Error(`invoice-groups.ts names no group "${name}"`);
  return ref;
}

for (const [name, group] of groups) {
  known(outputs, name).implement({
    description: group.description,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(group.fields).map(([field, spec]) => {
          const { name: typeName, required, isList } = parseType(spec);
          const type = isLeaf(typeName) ? SCALARS[typeName] : known(outputs, typeName);
          const nullable = !required && !isList;
          const resolve = (parent: Readonly<Record<string, unknown>>) => parent[field] ?? (isList ? [] : undefined);
          return [
            field,
            t.field({
              type: (isList ? [type] : type) as Leaf,
              nullable,
              description: spec.description,
              resolve: resolve as never,
            }),
          ];
        }),
      ),
  });
  known(inputs, name).implement({
    description: `Input of ${group.description}`,
    fields: (t) =>
      Object.fromEntries(
        Object.entries(group.fields).map(([field, spec]) => {
          const { name: typeName, required, isList } = parseType(spec);
          const type = isLeaf(typeName) ? SCALARS[typeName] : known(inputs, typeName);
          const options = { required: required && spec.computed !== true, description: spec.description };
          return [field, t.field({ type: (isList ? [type] : type) as Leaf, ...options })];
        }),
      ),
  });
}

/** The whole invoice; an `Invoice` of core fits it field by field. */
export const InvoiceContentRef = known(outputs, "InvoiceContent");
/** Read with core's `parseInvoice`, which names every fault. */
export const InvoiceContentInputRef: InputRef<Readonly<Record<string, unknown>>> = known(inputs, "InvoiceContent");

export const toContent = (invoice: Invoice): Readonly<Record<string, unknown>> => ({ ...invoice });
