import { type Connector, cataloguePage } from "@erp-gateway/core";
import { ConfigError, readConfig } from "../config.ts";
import { runDemo } from "../demo/run-demo.ts";
import { SCOPES, type Scope } from "../token/api-token.ts";
import { createTokenStore, type TokenStore } from "../token/token-store.ts";
import { createToken } from "./create-token.ts";
import { DOCUMENT_USAGE } from "./document-usage.ts";
import { EVIDENCE_USAGE } from "./evidence-usage.ts";
import { openGateway } from "./open-gateway.ts";
import { parseOptions } from "./parse-options.ts";
import { schemaText } from "./print-schema.ts";
import { UserMistake } from "./user-mistake.ts";
import { withDataFolder } from "./with-data-folder.ts";

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
  token list                              print the tokens: id, name, scopes, when they were made
  token remove --id ID                    withdraw a token at once
  schema print                            print the GraphQL schema
  catalogue print                         print every error code with its remedy, as docs/errors.md
${EVIDENCE_USAGE}
${DOCUMENT_USAGE}

Settings are environment variables: see docs/operations.md.`;

/** @returns the exit code */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [command, ...rest] = argv;
    if (command !== "evidence") return await dispatch(argv, terminal);
    const { runEvidenceCommand } = await import("./evidence-commands.ts");
    return await runEvidenceCommand(rest, terminal);
  } catch (error) {
    if (!(error instanceof UserMistake) && !(error instanceof ConfigError)) throw error;
    terminal.error(error.message);
    return 1;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals, values } = parseOptions(argv, OPTIONS);
  const command = positionals.join(" ");
  switch (command) {
    case "start":
      return start(terminal);
    case "demo":
      return runDemo(readConfig(terminal.environment), { once: values.once, terminal });
    case "token create":
      return tokenCreate(terminal, values);
    case "token list":
      return withTokens(terminal, async (tokens) => {
        for (const { id, name, scopes, createdAt } of await tokens.list()) {
          terminal.out(`${id}  ${createdAt.toISOString()}  ${scopes.join(",")}  ${name}`);
        }
      });
    case "token remove":
      return withTokens(terminal, async (tokens) => {
        const known = (await tokens.list()).some(({ id }) => id === values.id);
        if (values.id === undefined || !known) throw new UserMistake("there is no such token; see token list");
        await tokens.remove(values.id);
      });
    case "schema print":
      terminal.out(schemaText().trimEnd());
      return 0;
    case "catalogue print":
      terminal.out(cataloguePage().trimEnd());
      return 0;
    case "help":
    case "":
      terminal.out(USAGE);
      return command === "" && !values.help ? 1 : 0;
    default:
      throw new UserMistake(`there is no command "${command}"\n\n${USAGE}`);
  }
}

const OPTIONS = {
  once: { type: "boolean", default: false },
  name: { type: "string" },
  id: { type: "string" },
  scope: { type: "string", multiple: true },
  help: { type: "boolean", default: false },
} as const;

async function start({ environment, connectors, interrupted }: Terminal): Promise<number> {
  const gateway = await openGateway(readConfig(environment), connectors);
  await interrupted;
  await gateway.close();
  return 0;
}

async function tokenCreate(
  terminal: Terminal,
  { name, scope }: { readonly name?: string | undefined; readonly scope?: readonly string[] | undefined },
): Promise<number> {
  const scopes = (scope ?? SCOPES).map((text) => text.toUpperCase());
  const unknown = scopes.filter((text) => !(SCOPES as readonly string[]).includes(text));
  if (name === undefined) throw new UserMistake("give the token a name: token create --name NAME");
  if (unknown.length > 0) {
    throw new UserMistake(`there is no scope ${unknown.join(", ")}; choose from ${SCOPES.join(", ")}`);
  }
  return withTokens(terminal, async (tokens) => {
    terminal.out((await createToken(tokens, { name, scopes: scopes as readonly Scope[] })).reveal());
  });
}

const withTokens = ({ environment }: Terminal, work: (tokens: TokenStore) => Promise<void>): Promise<number> =>
  withDataFolder(environment, ({ database }) => work(createTokenStore(database)));
