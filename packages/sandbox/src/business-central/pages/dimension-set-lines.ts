import type { Coded, Company, Dimension } from "../company/company.ts";
import { defineEntity, type Row } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";
import { textIn } from "../odata/write-body.ts";
import { notInTable, Refusal } from "../refusal.ts";

const DIMENSION_SET_LINE = defineEntity(
  "dimensionSetLine",
  {
    Guid: "id parentId valueId",
    String: "code displayName valueCode valueDisplayName",
    Enum: "parentType",
  },
  { writable: "code valueCode", maxLength: { code: 20, valueCode: 20 } },
);

/** Whose dimensions these are, and what has to happen before they change. */
export interface DimensionOwner {
  readonly owner: () => { readonly id: string; readonly dimensions: ReadonlyMap<string, string> };
  /** Absent: the dimensions can only be read. */
  readonly changing?: () => { readonly dimensions: Map<string, string> };
}

export function dimensionSetLines(
  company: Company,
  parentType: "Purchase Invoice" | "Sales Invoice" | "Sales Credit Memo",
  { owner, changing }: DimensionOwner,
): EntitySet {
  const dimensionOf = (key: string): Dimension | undefined => company.dimensions.find(({ id }) => id === key);
  const readable: EntitySet = {
    entity: DIMENSION_SET_LINE,
    rows: () =>
      company.dimensions.flatMap((dimension) => {
        const { id, dimensions } = owner();
        const value = dimension.values.find(({ code }) => code === dimensions.get(dimension.code));
        return value === undefined ? [] : [toRow(dimension, value, { parentType, parentId: id })];
      }),
  };
  if (changing === undefined) return readable;
  return {
    ...readable,
    insert: (body) => {
      const [code, valueCode] = [textIn(body, "code") ?? "", textIn(body, "valueCode") ?? ""];
      const dimension = company.dimensions.find((candidate) => candidate.code === code);
      if (dimension === undefined) throw notInTable("Dimension Code", "Dimension Set Entry", code, "Dimension");
      if (!dimension.values.some((value) => value.code === valueCode)) {
        throw notInTable("Dimension Value Code", "Dimension Set Entry", valueCode, "Dimension Value");
      }
      if (owner().dimensions.has(code)) {
        throw new Refusal(400, "Internal_EntityWithSameKeyExists", "The Dimension Set Entry already exists.");
      }
      changing().dimensions.set(code, valueCode);
      return dimension.id;
    },
    remove: (key) => {
      changing().dimensions.delete(dimensionOf(key)?.code ?? "");
    },
  };
}

const toRow = (
  dimension: Dimension,
  value: Coded,
  parent: { readonly parentType: string; readonly parentId: string },
): Row => ({
  "@odata.etag": etagOf(`${parent.parentId};${value.id}`, 1),
  id: dimension.id,
  code: dimension.code,
  ...parent,
  displayName: dimension.name,
  valueId: value.id,
  valueCode: value.code,
  valueDisplayName: value.name,
});
