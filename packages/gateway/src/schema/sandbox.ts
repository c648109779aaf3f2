import { GraphQLObjectType, GraphQLSchema } from "graphql";
import type { ApiContext } from "./api-context.ts";
import { builder } from "./builder.ts";
import { IdempotencyKeyReused, requestError } from "./errors.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { IDEMPOTENCY_KEY } from "./mutation.ts";

/** The outside world that this gateway runs with, in demos and tests. */
export interface SandboxAccess {
  /** Of the sandbox's control API, no trailing slash. */
  readonly controlUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Moves this gateway's own clock, so that both worlds agree on the time. */
  advanceClock(byMs: number): void;
  /** One piece of work at a time. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

const MOST_MS = 10 * 366 * 24 * 3_600_000;

builder.mutationField("sandboxAdvanceClock", (t) =>
  t.field({
    type: "DateTime",
    nullable: true,
    authScopes: { may: "CONFIGURE" },
    description:
      "Moves the clocks of sandbox and gateway forward; what becomes due happens. Answers what time it is then.",
    args: {
      idempotencyKey: t.arg.string({ required: true, description: IDEMPOTENCY_KEY }),
      seconds: t.arg.int({ required: true, description: "How far, 1 second to 10 years." }),
    },
    resolve: async (_root, { idempotencyKey, seconds }, context) => {
      const advanceMs = seconds * 1_000;
      if (advanceMs < 1_000 || advanceMs > MOST_MS) throw requestError("BAD_REQUEST", "1 second to 10 years");
      const answer = await once(context, idempotencyKey, { advanceMs }, () => {
        accessOf(context).advanceClock(advanceMs);
        return control(context, "clock", { advanceMs });
      });
      return new Date((answer as { readonly now: string }).now);
    },
  }),
);

builder.mutationField("sandboxControl", (t) =>
  t.field({
    type: "JSON",
    nullable: true,
    authScopes: { may: "CONFIGURE" },
    description:
      "Does something in the sandbox, as buyers, suppliers, administrators and support would: its control API.",
    args: {
      idempotencyKey: t.arg.string({ required: true, description: IDEMPOTENCY_KEY }),
      path: t.arg.string({ required: true, description: "E.g. `psb/link-parties`; see the sandbox's README." }),
      body: t.arg({ type: "JSON", description: "For POST; without it, the answer is read (GET)." }),
    },
    resolve: (_root, { idempotencyKey, path, body }, context) => {
      if (!/^[\w-]+(\/[\w-]+)*$/.test(path)) throw requestError("BAD_REQUEST", "a path like psb/link-parties");
      if (body == null) return control(context, path, undefined);
      return once(context, idempotencyKey, { path, body }, () => control(context, path, body));
    },
  }),
);

function accessOf({ sandbox }: ApiContext): SandboxAccess {
  if (sandbox === undefined) throw requestError("FORBIDDEN", "this gateway runs without the sandbox");
  return sandbox;
}

/** One effect for each key: what was answered is kept, and answered again. What failed left no trace. */
function once(context: ApiContext, idempotencyKey: string, input: object, work: () => Promise<unknown>) {
  const { core, caller } = context;
  const { commands, events } = core.stores;
  return accessOf(context).alone(async () => {
    const fingerprint = fingerprintOf(PREFIX, input);
    const known = await commands.find(caller.id, idempotencyKey);
    if (known === undefined) {
      const answer = await work();
      const result = { type: PREFIX, id: JSON.stringify(answer) };
      await events.append({ command: { scope: caller.id, idempotencyKey, fingerprint, result } });
      return answer;
    }
    if (known.fingerprint === fingerprint) return JSON.parse(known.result.id) as unknown;
    throw requestError("IDEMPOTENCY_KEY_REUSED", new IdempotencyKeyReused().message);
  });
}

async function control(context: ApiContext, path: string, body: unknown): Promise<unknown> {
  const { controlUrl, fetch } = accessOf(context);
  const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`${controlUrl}/${path}`, body === undefined ? {} : init);
  const text = await response.text();
  if (!response.ok) throw requestError("BAD_REQUEST", `the sandbox answers ${response.status}: ${text.slice(0, 500)}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}

const PREFIX = "sandbox";

/** The schema as it is wherever no sandbox runs: nothing there reveals that such mutations exist. */
export function withoutSandbox(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const { fields, ...mutation } = config.mutation?.toConfig() ?? { name: "Mutation", fields: {} };
  const kept = Object.entries(fields).filter(([name]) => !name.startsWith(PREFIX));
  const replaced = new GraphQLObjectType({ ...mutation, fields: Object.fromEntries(kept) });
  const types = config.types.filter((type) => type !== config.mutation);
  return new GraphQLSchema({ ...config, mutation: replaced, types });
}
