import { expect, it } from "vitest";
import { CONNECTION_TRANSITIONS, type ConnectionTransition, canTransition } from "./connection.ts";

const STATES = "DRAFT TESTED LIVE WAITING_FOR_PARTY_LINK REAUTHORIZATION_REQUIRED BLOCKED REVOKED".split(" ");

const possible = (transition: ConnectionTransition): string =>
  STATES.filter((state) => canTransition(state as Parameters<typeof canTransition>[0], transition)).join(" ");

it.each<[ConnectionTransition, string, string]>([
  ["TESTED", "DRAFT TESTED WAITING_FOR_PARTY_LINK", "TESTED"],
  ["TEST_FAILED", "DRAFT TESTED", "DRAFT"],
  ["WENT_LIVE", "TESTED REAUTHORIZATION_REQUIRED BLOCKED", "LIVE"],
  ["BLOCKED", "LIVE", "BLOCKED"],
  ["REAUTHORIZATION_REQUIRED", "LIVE", "REAUTHORIZATION_REQUIRED"],
  ["WAITS_FOR_PARTY_LINK", "DRAFT TESTED REAUTHORIZATION_REQUIRED BLOCKED", "WAITING_FOR_PARTY_LINK"],
  ["SIGNED_OUT", "LIVE REAUTHORIZATION_REQUIRED BLOCKED", "REAUTHORIZATION_REQUIRED"],
  ["SIGNED_OUT_BEFORE_LIVE", "DRAFT TESTED WAITING_FOR_PARTY_LINK", "DRAFT"],
  ["CHANGED", STATES.slice(0, -1).join(" "), "DRAFT"],
  ["REVOKED", STATES.slice(0, -1).join(" "), "REVOKED"],
])("MUST be possible from these states only: %s, from %s to %s", (transition, from, to) => {
  expect(possible(transition)).toBe(from);
  expect(CONNECTION_TRANSITIONS[transition].to).toBe(to);
});
