import { lexicographicSortSchema, printSchema } from "graphql";
import { createSchema } from "../schema/schema.ts";

/** The schema in SDL, sorted, so that a change is a readable diff. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
