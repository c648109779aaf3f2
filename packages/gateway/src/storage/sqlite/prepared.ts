import { type AnyColumn, asc, eq, getTableColumns, sql } from "drizzle-orm";
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

/** The rows with a value in a column, in the order of another one. */
export const rowsBy = <Table extends SQLiteTable>(table: Table, column: AnyColumn, order: AnyColumn = column) =>
  prepared((tables) => {
    const from: SQLiteTable = table;
    const rows = tables
      .select()
      .from(from)
      .where(eq(column, sql.placeholder("value")))
      .orderBy(asc(order))
      .prepare();
    return (value: string) => rows.all({ value }) as readonly Table["$inferSelect"][];
  });

/** The row with a value in a column that has each value once. */
export const rowBy = <Table extends SQLiteTable>(table: Table, column: AnyColumn) =>
  prepared((tables) => {
    const from: SQLiteTable = table;
    const row = tables
      .select()
      .from(from)
      .where(eq(column, sql.placeholder("value")))
      .prepare();
    return (value: string) => row.get({ value }) as Table["$inferSelect"] | undefined;
  });
