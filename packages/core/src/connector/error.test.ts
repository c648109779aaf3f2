import { expect, it } from "vitest";
import { CONNECTOR_ERROR_CODES, ConnectorError, type Reaction } from "./error.ts";

const codesThat = (reaction: Reaction) =>
  CONNECTOR_ERROR_CODES.filter((code) => new ConnectorError(code, "").reaction === reaction);

it.each<[Reaction, string]>([
  ["retry", "RATE_LIMITED UNREACHABLE UNAVAILABLE NOT_READY"],
  ["pause", "AUTH_REJECTED REAUTHORIZATION_REQUIRED ACCOUNT_BLOCKED NOT_PERMITTED CONFIGURATION_INVALID"],
  ["give-up", "REMOTE_REFUSED NOT_FOUND TOO_LARGE"],
  ["reconcile", "OUTCOME_UNKNOWN"],
])("MUST %s on these codes only: %s", (reaction, codes) => expect(codesThat(reaction).join(" ")).toBe(codes));
