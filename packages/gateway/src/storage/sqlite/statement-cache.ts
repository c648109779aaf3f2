import type Database from "better-sqlite3";

/** More different texts than the stores have; lists of keys come in many lengths. */
const MOST = 500;

/** The connection as Drizzle sees it: a statement of the same text is compiled once. */
export function withStatementCache(raw: Database.Database): Database.Database {
  const known = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    const statement = known.get(text) ?? raw.prepare(text);
    if (known.size >= MOST) known.clear();
    known.set(text, statement);
    return statement;
  };
  return new Proxy(raw, {
    get: (target, name) => {
      if (name === "prepare") return prepare;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
