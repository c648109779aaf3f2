import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { NetworkDocument, Participant } from "./network.ts";
import { createWorld, type World } from "./world.ts";

const baken: Participant = {
  name: "Het Baken",
  identifiers: ["0106:58765432", "9944:NL854321093B01"],
  home: "peppol",
  behaviour: "deliver",
};

function documentTo(recipient: string, senderDocumentId = "doc-1"): NetworkDocument {
  return { senderDocumentId, sender: "0106:61234567", recipient, bytes: Buffer.from("<Invoice/>"), number: "2026-1" };
}

describe("network", () => {
  let world: World;
  beforeEach(() => {
    world = createWorld();
    world.network.register(baken);
  });
  afterEach(() => world.clock.close());

  it("MUST find a participant by any identifier in any notation, and by company id", () => {
    world.network.register({ ...baken, identifiers: ["0106:70123456"], companyId: "XCNL10021" });
    expect(world.network.find("NL:KVK:58765432")).toBe(baken);
    expect(world.network.find("NL:VAT:nl854321093b01")).toBe(baken);
    expect(world.network.find("XCNL10021")?.companyId).toBe("XCNL10021");
    expect(world.network.find("xcnl10021")).toBeUndefined();
  });

  it("MUST replace a participant that registers again", () => {
    world.network.register({ ...baken, name: "Het Nieuwe Baken", identifiers: ["0106:58765432"] });
    expect(world.network.participants().map((participant) => participant.name)).toEqual(["Het Nieuwe Baken"]);
  });

  it("MUST hold one entry per document that arrived outside, whoever sends it twice", () => {
    expect(world.network.handOver(documentTo("NL:KVK:58765432"))).toBe("delivered");
    world.network.handOver(documentTo("0106:58765432"));
    world.network.handOver(documentTo("0106:58765432", "doc-2"));
    expect(world.network.arrived().map((document) => document.senderDocumentId)).toEqual(["doc-1", "doc-2"]);
  });

  it("MUST give a document to every mailbox that serves the receiver, and to nobody outside then", () => {
    const received: string[] = [];
    for (const name of ["api31", "psb"]) {
      world.network.addMailbox(
        (participant) => participant === baken,
        (document) => void received.push(`${name} ${document.number}`),
      );
    }
    world.network.handOver(documentTo("0106:58765432"));
    expect(received).toEqual(["api31 2026-1", "psb 2026-1"]);
    expect(world.network.arrived()).toEqual([]);
  });

  it("MUST ask for a retry once per document", () => {
    world.network.register({ ...baken, identifiers: ["0106:50000001"], behaviour: "retry-then-deliver" });
    const answers = ["a", "a", "b"].map((id) => world.network.handOver(documentTo("0106:50000001", id)));
    expect(answers).toEqual(["retry", "delivered", "retry"]);
  });

  it("MUST stay silent for an hour", async () => {
    world.network.register({ ...baken, identifiers: ["0106:50000003"], behaviour: "silent" });
    expect(world.network.handOver(documentTo("0106:50000003"))).toBe("silent");
    await world.clock.advance(1_800_000);
    expect(world.network.handOver(documentTo("0106:50000003"))).toBe("silent");
    await world.clock.advance(1_800_000);
    expect(world.network.handOver(documentTo("0106:50000003"))).toBe("delivered");
  });

  it("MUST refuse for a receiver that refuses, and for one nobody knows", () => {
    world.network.register({ ...baken, identifiers: ["0106:50000002"], behaviour: "refuse" });
    expect(world.network.handOver(documentTo("0106:50000002"))).toBe("refused");
    expect(world.network.handOver(documentTo("0106:99999999"))).toBe("refused");
    expect(world.network.arrived()).toEqual([]);
  });
});
