import { randomUUID } from "node:crypto";
import { ConnectorError, type ConnectorErrorCode, type DeliveryPort } from "@erp-gateway/core";
import {
  DELIVERY_RULES,
  type DeliverySubject,
  type DeliveryWorld,
  deliveryContract,
} from "../src/delivery-contract.ts";
import { expectBroken } from "./expect-broken.ts";
import { createFakeRemote } from "./fake-remote.ts";

const reject = (code: ConnectorErrorCode) => async () => {
  throw new ConnectorError(code, "the fake refuses");
};

const subject: DeliverySubject = {
  world: async () => createFakeRemote(),
  withRefusedCredentials: async () => breaking(createFakeRemote(), () => ({ submit: reject("AUTH_REJECTED") })),
  onceBy: "documentId",
};

deliveryContract("a fake that knows documents again", subject);
deliveryContract("a fake that is asked before each further attempt", { ...subject, onceBy: "reconciling" });

function breaking(world: DeliveryWorld, broken: (port: DeliveryPort) => Partial<DeliveryPort>): DeliveryWorld {
  return { ...world, port: { ...world.port, ...broken(world.port) } };
}

const broken = (change: (port: DeliveryPort) => Partial<DeliveryPort>): DeliverySubject => ({
  ...subject,
  world: async () => breaking(createFakeRemote(), change),
});

/** Every call gives the document another identity. */
const forgetful = ({ submit }: DeliveryPort): Partial<DeliveryPort> => ({
  submit: (document) => submit({ ...document, documentId: randomUUID() }),
});

/** Takes every failure for the same one. */
const failing = (code: ConnectorErrorCode) => (port: DeliveryPort) => ({
  submit: (document: Parameters<DeliveryPort["submit"]>[0]) => port.submit(document).catch(reject(code)),
});

expectBroken(DELIVERY_RULES, {
  "DEL-1": broken(() => ({
    lookupRecipient: async ([recipient]) =>
      recipient === undefined
        ? { reachable: false, reason: "nobody asked for" }
        : { reachable: true, recipient, channel: "fake" },
  })),
  "DEL-2": broken(() => ({ lookupRecipient: async () => ({ reachable: false, reason: "" }) })),
  "DEL-3": broken(() => ({ submit: async () => ({ outcome: "accepted", reference: "swallowed" }) })),
  "DEL-4": broken(() => ({ statusOf: async () => ({ state: "delivered" }) })),
  "DEL-5": broken(forgetful),
  "DEL-6": broken(failing("UNAVAILABLE")),
  "DEL-7": broken(() => ({ reconcile: async () => ({ outcome: "undecided", reason: "too lazy to look" }) })),
  "DEL-8": broken(failing("REMOTE_REFUSED")),
  "DEL-9": broken(failing("OUTCOME_UNKNOWN")),
  "DEL-10": broken(() => ({ statusOf: async () => ({ state: "delivered" }) })),
  "DEL-12": broken(({ changes }) => ({
    changes: async (_cursor, since) => (await changes?.(undefined, since)) ?? { changes: [], cursor: "0", more: false },
  })),
  "DEL-11": { ...subject, withRefusedCredentials: async () => createFakeRemote() },
});
