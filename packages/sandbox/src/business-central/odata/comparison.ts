import type { EdmType, Entity, Row, Value } from "./entity.ts";
import { decodeEnum } from "./enum-text.ts";
import type { Filter, Operator } from "./filter.ts";

const HOLDS: Readonly<Record<Operator, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

export function matches(filter: Filter, row: Row, entity: Entity): boolean {
  switch (filter.kind) {
    case "everything":
      return true;
    case "and":
      return matches(filter.left, row, entity) && matches(filter.right, row, entity);
    case "or":
      return matches(filter.left, row, entity) || matches(filter.right, row, entity);
    case "comparison": {
      const { field, operator, literal } = filter;
      const value = row[field];
      if (value === undefined || literal.value === null) return operator === "ne";
      return HOLDS[operator](order(value, literal.value, entity.fields.get(field) ?? "String"));
    }
  }
}

/** Negative, zero or positive, by the type of the field. */
export function order(left: Value, right: Value, type: EdmType): number {
  const [a, b] = [comparable(left, type), comparable(right, type)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparable(value: Value, type: EdmType): string | number {
  if (type === "DateTimeOffset") return Date.parse(String(value));
  if (type === "Guid") return String(value).toLowerCase();
  if (type === "Enum") return decodeEnum(String(value));
  return typeof value === "boolean" ? Number(value) : value;
}
