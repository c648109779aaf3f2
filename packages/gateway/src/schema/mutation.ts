import { CommandTaken, ConnectorError, type Request } from "@erp-gateway/core";
import type { InputFieldMap, InputShapeFromFields, ObjectRef } from "@pothos/core";
import { z } from "zod";
import type { Scope } from "../token/api-token.ts";
import type { ApiContext } from "./api-context.ts";
import { builder, type SchemaTypes } from "./builder.ts";
import { IdempotencyKeyReused, RemoteFailed, UserError } from "./errors.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { USER_ERRORS } from "./user-error.ts";

type ExtendedTypes = PothosSchemaTypes.ExtendDefaultTypes<SchemaTypes>;
export type InputFields = PothosSchemaTypes.InputFieldBuilder<ExtendedTypes, "InputObject">;

type Keyed<Fields extends InputFieldMap> = InputShapeFromFields<Fields> & { readonly idempotencyKey: string };

interface MutationOptions<Fields extends InputFieldMap, Shape> {
  readonly description: string;
  readonly scope: Scope;
  readonly type: ObjectRef<ExtendedTypes, Shape>;
  readonly fields: (t: InputFields) => Fields;
  /** The object a repetition answers with: the result of the first time, as it is now. */
  readonly replay: (id: string, context: ApiContext) => Promise<Shape | undefined>;
  readonly run: (input: InputShapeFromFields<Fields>, context: ApiContext, request: Request) => Promise<Shape>;
}

export const IDEMPOTENCY_KEY =
  "Chosen by the caller, one per intent, 1 to 200 characters; a UUID is best. Repeating is harmless.";

/**
 * One mutation by the conventions: one `input` with an `idempotencyKey`, a result union, each key one effect. What was
 * refused left no trace, so its key may be used again. @see docs/decisions/0020-idempotency.md
 */
export function mutation<Fields extends InputFieldMap, Shape>(
  name: string,
  options: MutationOptions<Fields, Shape>,
): void {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const Input = builder.inputType(`${title}Input`, {
    description: `Input of \`${name}\`.`,
    fields: (t) => ({
      idempotencyKey: t.string({
        required: true,
        description: IDEMPOTENCY_KEY,
        validate: z.string().min(1, "idempotencyKey is empty").max(200, "idempotencyKey is longer than 200 characters"),
      }),
      ...options.fields(t),
    }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: options.type,
      nullable: true,
      description: options.description,
      authScopes: { may: options.scope },
      args: { input: t.arg({ type: Input, required: true, description: "What to do." }) },
      errors: { types: USER_ERRORS, union: { name: `${title}Result`, description: `Outcome of \`${name}\`.` } },
      resolve: ((_root: unknown, args: { readonly input: Keyed<Fields> }, context: ApiContext) =>
        once(name, args.input, options, context)) as never,
    }),
  );
}

async function once<Fields extends InputFieldMap, Shape>(
  name: string,
  input: Keyed<Fields>,
  options: MutationOptions<Fields, Shape>,
  context: ApiContext,
): Promise<Shape> {
  const { idempotencyKey, ...content } = input;
  const scope = context.caller.id;
  const fingerprint = fingerprintOf(name, content);
  const first = await replayed();
  if (first !== undefined) return first;
  try {
    return await options.run(input, context, { scope, idempotencyKey, fingerprint });
  } catch (error) {
    const isAnswer = error instanceof UserError || error instanceof ConnectorError || error instanceof CommandTaken;
    // An equal call may have been faster: then its result counts, whatever this one stumbled over, often that very result.
    const winner = isAnswer ? await replayed() : undefined;
    if (winner !== undefined) return winner;
    throw error instanceof ConnectorError ? new RemoteFailed(error) : error;
  }

  async function replayed(): Promise<Shape | undefined> {
    const known = await context.core.stores.commands.find(scope, idempotencyKey);
    if (known === undefined) return undefined;
    if (known.fingerprint !== fingerprint) throw new IdempotencyKeyReused();
    return options.replay(known.result.id, context);
  }
}
