import { SILENCE_MS } from "../world/network.ts";
import { normalise } from "../world/party-id.ts";
import type { World } from "../world/world.ts";
import { type PlatformDocument, setStatus } from "./document.ts";
import type { Api31Settings } from "./options.ts";

/** Brings sent documents to their receivers in the background. */
export interface Delivery {
  /** Attempts delivery after the usual delay; a run under way for the same document is given up. */
  start(document: PlatformDocument): void;
}

export function createDelivery(world: World, settings: Api31Settings): Delivery {
  const running = new Map<string, () => void>();

  function plan(document: PlatformDocument, delayMs: number): void {
    running.get(document.externalId)?.();
    running.set(
      document.externalId,
      world.clock.after(delayMs, () => attempt(document)),
    );
  }

  function attempt(document: PlatformDocument): void {
    running.delete(document.externalId);
    const { route } = document;
    if (route === undefined) return;
    switch (route.method === "ToEmail" ? "delivered" : handOver(document, route.address)) {
      case "delivered":
        document.deliveryMethod = route.method;
        setStatus(document, "10", world.clock.now());
        return;
      case "retry":
        plan(document, settings.retryDelayMs);
        return;
      case "silent":
        plan(document, SILENCE_MS);
        return;
      case "refused":
        // Seen by the sender as `DeliveryMethod` `None`; the status stays `05`.
        return;
    }
  }

  function handOver(document: PlatformDocument, recipient: string) {
    const { referenceId } = document.sender;
    return world.network.handOver({
      senderDocumentId: document.externalId,
      sender: normalise(world.network.find(referenceId)?.identifiers[0] ?? referenceId),
      recipient: normalise(recipient),
      bytes: Buffer.from(document.payload),
      number: document.number,
    });
  }

  return { start: (document) => plan(document, settings.deliveryDelayMs) };
}
