export type EdmType = "Guid" | "String" | "Enum" | "Date" | "DateTimeOffset" | "Decimal" | "Int32" | "Boolean";

export type Value = string | number | boolean;

/** One record as it goes over the wire, with `@odata.etag`; enum values still in plain text. */
export type Row = Readonly<Record<string, Value>>;

/** The shape of a record: what may be selected, filtered and written. */
export interface Entity {
  /** Singular, as in `Microsoft.NAV.purchaseInvoice`. */
  readonly name: string;
  /** Field that tells rows apart and stands between the parentheses of the address. */
  readonly key: string;
  readonly fields: ReadonlyMap<string, EdmType>;
  /** Writing any other field is refused. */
  readonly writable: ReadonlySet<string>;
  /** Longest text a field takes, in characters. */
  readonly maxLength: Readonly<Record<string, number>>;
}

export interface EntityDetails {
  readonly key?: string;
  /** Field names, separated by white space. */
  readonly writable?: string;
  readonly maxLength?: Readonly<Record<string, number>>;
}

/** @param fields - per type the names, separated by white space */
export function defineEntity(
  name: string,
  fields: Readonly<Partial<Record<EdmType, string>>>,
  details: EntityDetails = {},
): Entity {
  const typed = (Object.entries(fields) as [EdmType, string][]).flatMap(([type, names]) =>
    words(names).map((field): [string, EdmType] => [field, type]),
  );
  return {
    name,
    key: details.key ?? "id",
    fields: new Map(typed),
    writable: new Set(words(details.writable ?? "")),
    maxLength: details.maxLength ?? {},
  };
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");
