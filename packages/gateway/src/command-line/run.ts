import { parseArgs } from "node:util";
import type { Connector } from "@erp-gateway/core";
import { ConfigError, readConfig } from "../config.ts";
import { runDemo } from "../demo/run-demo.ts";
import { timeOrderedId } from "../runtime.ts";
import { SCOPES, type Scope } from "../token/api-token.ts";
import { createTokenStore } from "../token/token-store.ts";
import { createToken } from "./create-token.ts";
import { openDataFolder } from "./data-folder.ts";
import { openGateway } from "./open-gateway.ts";
import { schemaText } from "./print-schema.ts";
import { UserMistake } from "./user-mistake.ts";

export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly connectors: readonly Connector[];
  out(line: string): void;
  error(line: string): void;
  /** Resolves when the person wants to stop. */
  readonly interrupted: Promise<void>;
}

const USAGE = `erp-gateway <command>

  start                                   run the gateway
  demo [--once]                           sandbox and gateway with a demo organization; --once exits after the demo
  token create --name NAME [--scope S …]  make an API token and print it, this once (${SCOPES.join(", ")}; default all)
  schema print                            print the GraphQL schema

Settings are environment variables: see docs/operations.md.`;

/** @returns the exit code */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(argv, terminal);
  } catch (error) {
    if (!(error instanceof UserMistake) && !(error instanceof ConfigError)) throw error;
    terminal.error(error.message);
    return 1;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parse(argv);
  const command = positionals.join(" ");
  switch (command) {
    case "start":
      return start(terminal);
    case "demo":
      return runDemo(readConfig(terminal.environment), { once: values.once, terminal });
    case "token create":
      return tokenCreate(terminal, values);
    case "schema print":
      terminal.out(schemaText().trimEnd());
      return 0;
    case "help":
    case "":
      terminal.out(USAGE);
      return command === "" && !values.help ? 1 : 0;
    default:
      throw new UserMistake(`there is no command "${command}"\n\n${USAGE}`);
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        once: { type: "boolean", default: false },
        name: { type: "string" },
        scope: { type: "string", multiple: true },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UserMistake(error instanceof Error ? error.message : String(error));
  }
}

async function start({ environment, connectors, interrupted }: Terminal): Promise<number> {
  const gateway = await openGateway(readConfig(environment), connectors);
  await interrupted;
  await gateway.close();
  return 0;
}

async function tokenCreate(
  { environment, out }: Terminal,
  values: { readonly name?: string | undefined; readonly scope?: readonly string[] | undefined },
): Promise<number> {
  const scopes = (values.scope ?? SCOPES).map((scope) => scope.toUpperCase());
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  if (values.name === undefined) throw new UserMistake("give the token a name: token create --name NAME");
  if (unknown.length > 0)
    throw new UserMistake(`there is no scope ${unknown.join(", ")}; choose from ${SCOPES.join(", ")}`);
  const { database } = openDataFolder(readConfig(environment));
  const createdAt = new Date();
  const id = timeOrderedId(createdAt.getTime(), crypto.getRandomValues(new Uint8Array(10)));
  const token = { id, name: values.name, scopes: scopes as readonly Scope[], createdAt };
  out((await createToken(createTokenStore(database), token)).reveal());
  database.close();
  return 0;
}
