import { type JsonObject, optionalCount, optionalText, requiredChoice } from "../http/json-body.ts";
import { FAULT_KINDS, type Fault } from "../world/faults.ts";

const TARGETS = ["api31", "psb", "identity", "business-central"] as const satisfies readonly Fault["target"][];

/** @throws BadRequest */
export function parseFault(body: JsonObject): Fault {
  return {
    target: requiredChoice(body, "target", TARGETS),
    kind: requiredChoice(body, "kind", FAULT_KINDS),
    ...given("operation", optionalText(body, "operation")),
    ...given("delayMs", optionalCount(body, "delayMs")),
    ...given("status", optionalCount(body, "status")),
    ...given("body", optionalText(body, "body")),
    ...given("retryAfterSeconds", optionalCount(body, "retryAfterSeconds")),
    ...given("code", optionalText(body, "code")),
    ...given("times", optionalCount(body, "times")),
  };
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [N in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in Name]: Value });
}
