import { type ParseArgsConfig, parseArgs } from "node:util";
import { UserMistake } from "./user-mistake.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<Given extends Options> = ReturnType<
  typeof parseArgs<{ readonly args: string[]; readonly allowPositionals: true; readonly options: Given }>
>;

/** @throws UserMistake */
export function parseOptions<Given extends Options>(argv: readonly string[], options: Given): Parsed<Given> {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new UserMistake(error instanceof Error ? error.message : String(error));
  }
}
