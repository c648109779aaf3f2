import type { Connection } from "../../connection/connection.ts";
import type { Delivery } from "../../delivery/delivery.ts";
import type { DeliveryStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import { compoundKey, type Memory } from "./memory.ts";
import { fits, lateOf, pageOf } from "./page-of.ts";
import { hasWork } from "./work-upkeep.ts";

export function createDeliveryStore(memory: Memory): DeliveryStore {
  const existing = (id: string): Delivery => {
    const delivery = memory.deliveries.get(id);
    if (delivery === undefined) throw new Error(`no delivery ${id}`);
    return delivery;
  };
  return {
    async startAttempt(deliveryId, attempt) {
      const delivery = existing(deliveryId);
      if (delivery.attempts.some(({ number }) => number === attempt.number)) {
        throw new Error(`attempt ${attempt.number} of delivery ${deliveryId} was started already`);
      }
      memory.deliveries.set(deliveryId, { ...delivery, attempts: [...delivery.attempts, attempt] });
    },
    async recordAttempt(deliveryId, attempt, reference, change) {
      refuseRepetition(memory, change);
      const delivery = existing(deliveryId);
      memory.deliveries.set(deliveryId, {
        ...delivery,
        ...(reference !== undefined && { reference }),
        attempts: delivery.attempts.map((earlier) => (earlier.number === attempt.number ? attempt : earlier)),
      });
      applyChange(memory, change);
    },
    async settle(deliveryId, settlement, reference, change) {
      refuseRepetition(memory, change);
      const delivery = existing(deliveryId);
      if (delivery.state !== "UNKNOWN") return "conflict";
      memory.deliveries.set(deliveryId, { ...delivery, settlement, ...(reference !== undefined && { reference }) });
      applyChange(memory, change);
      return "stored";
    },
    async late(state, since, kind, limit) {
      const isByWordAlone = ({ settlement, reference }: Delivery) =>
        settlement !== undefined && reference === undefined;
      return lateOf(
        memory.deliveries,
        since,
        limit,
        (delivery) => delivery.state === state && !isByWordAlone(delivery) && !hasWork(memory, kind, delivery.id),
      );
    },
    async queuedThrough(connectionId) {
      return [...memory.deliveries.values()].filter(
        (delivery) => delivery.connectionId === connectionId && delivery.state === "QUEUED",
      );
    },
    async byId(id) {
      return memory.deliveries.get(id);
    },
    async byReferences(connectionId, references) {
      const asked = new Set(references);
      const places = new Map(
        [...memory.connections.values()].map((connection) => [connection.id, placeOf(connection)]),
      );
      const place = places.get(connectionId);
      return [...memory.deliveries.values()].filter(
        (delivery) => asked.has(delivery.reference ?? "") && places.get(delivery.connectionId) === place,
      );
    },
    async ofInvoice(invoiceId) {
      return [...memory.deliveries.values()]
        .filter((delivery) => delivery.invoiceId === invoiceId)
        .sort((left, right) => left.sequence - right.sequence);
    },
    async list(page, filter) {
      return pageOf(memory.deliveries, page, ({ organizationId }) => fits(filter.organizationId, organizationId));
    },
  };
}

/** Connections of one place see the same documents at the remote. */
const placeOf = ({ organizationId, connectorId, environment }: Connection): string =>
  compoundKey(organizationId, connectorId, environment);
