import { getTableColumns, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Writer } from "./database.ts";

/** What `build` makes of a database, once for each: for statements that run so often that building them costs more. */
export function prepared<Statements>(build: (tables: Writer) => Statements): (tables: Writer) => Statements {
  const known = new WeakMap<Writer, Statements>();
  return (tables) => {
    const statements = known.get(tables) ?? build(tables);
    known.set(tables, statements);
    return statements;
  };
}

/** Placeholders of the same names for every column of a row; each of them must then be given, `null` included. */
export const placeholders = <Table extends SQLiteTable>(table: Table) =>
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as {
    [Column in keyof Table["$inferInsert"]]-?: ReturnType<typeof sql.placeholder>;
  };
