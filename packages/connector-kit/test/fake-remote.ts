import { randomUUID } from "node:crypto";
import {
  ConnectorError,
  type DeliveryPort,
  type OutboxChange,
  type OutgoingDocument,
  type ParticipantId,
  type Verdict,
} from "@erp-gateway/core";
import type { DeliveryWorld } from "../src/delivery-contract.ts";

const NOBODY = "0106:99999990" as ParticipantId;

/** A remote in memory that knows a document again by its documentId. */
export function createFakeRemote(): DeliveryWorld {
  const held = new Map<string, OutgoingDocument>();
  const arrived: OutgoingDocument[] = [];
  const log: OutboxChange[] = [];
  let disturbance: "none" | "lose-answer" | "lose-request" | "down" = "none";

  function expectUp(): void {
    if (disturbance === "down") throw new ConnectorError("UNREACHABLE", "nobody listens");
  }

  function take(): typeof disturbance {
    const taken = disturbance;
    if (taken !== "down") disturbance = "none";
    return taken;
  }

  const lost = () => new ConnectorError("OUTCOME_UNKNOWN", "the link broke");

  function document(recipient = "0106:58765432" as ParticipantId): OutgoingDocument {
    return {
      documentId: randomUUID(),
      type: "INVOICE",
      bytes: new TextEncoder().encode("<Invoice/>"),
      number: "1",
      issueDate: "2026-11-24" as OutgoingDocument["issueDate"],
      sender: "0106:61234567" as ParticipantId,
      recipient,
    };
  }

  function verdictOn(reference: string): Verdict {
    const found = held.get(reference);
    if (found?.recipient === NOBODY) return { state: "refused", code: "UNKNOWN_RECIPIENT", message: "nobody" };
    return found !== undefined && arrived.includes(found) ? { state: "delivered" } : { state: "pending" };
  }

  const port: DeliveryPort = {
    async lookupRecipient(candidates) {
      expectUp();
      const recipient = candidates.find((candidate) => candidate !== NOBODY);
      return recipient === undefined
        ? { reachable: false, reason: "not registered" }
        : { reachable: true, recipient, channel: "fake" };
    },
    async submit(sent) {
      expectUp();
      const trouble = take();
      if (trouble === "lose-request") throw lost();
      if (!held.has(sent.documentId)) held.set(sent.documentId, sent);
      if (trouble === "lose-answer") throw lost();
      return { outcome: "accepted", reference: sent.documentId };
    },
    async reconcile({ documentId }) {
      expectUp();
      return held.has(documentId) ? { outcome: "accepted", reference: documentId } : { outcome: "not-found" };
    },
    async statusOf(reference) {
      expectUp();
      return verdictOn(reference);
    },
    async changes(cursor) {
      expectUp();
      const from = Number(cursor ?? 0);
      return { changes: log.slice(from, from + 1), cursor: String(from + 1), more: from + 1 < log.length };
    },
  };

  return {
    port,
    document,
    undeliverable: () => document(NOBODY),
    loseNextAnswer: () => {
      disturbance = "lose-answer";
    },
    loseNextRequest: () => {
      disturbance = "lose-request";
    },
    goDown: () => {
      disturbance = "down";
    },
    async settle() {
      for (const [reference, sent] of held) {
        if (sent.recipient === NOBODY || arrived.includes(sent)) continue;
        arrived.push(sent);
        log.push({ reference, changedAt: new Date(log.length), delivered: true });
      }
    },
    buyerSays: (reference, status) => {
      const buyer = { status, code: status.slice(0, 2), text: status };
      log.push({ reference, changedAt: new Date(log.length), delivered: true, buyer });
    },
    copiesOf: ({ number, bytes }) => arrived.filter((copy) => copy.number === number && copy.bytes === bytes).length,
  };
}
