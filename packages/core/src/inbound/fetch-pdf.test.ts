import { expect, it } from "vitest";
import { createReceivingWorld, document } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import type { ErpFile } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import type { FetchedDocument, InboxPort } from "../connector/inbox.ts";

const PDF: FetchedDocument = { bytes: new TextEncoder().encode("%PDF-1.7"), contentType: "application/pdf" };
const notReady = (): ConnectorError => new ConnectorError("NOT_READY", "being drawn", { retryAfterMs: 3_000 });

type Pdf = NonNullable<InboxPort["pdf"]>;

async function receiving(pdf: Pdf, fetched = document()) {
  const attached: string[] = [];
  const attach = async (_reference: string, { name, bytes }: ErpFile): Promise<void> => {
    attached.push(`${name} ${new TextDecoder().decode(bytes).slice(0, 5)}`);
  };
  const world = await createReceivingWorld({ fetch: async () => fetched, pdf }, { attach });
  await world.announce("IN-1");
  await world.workOff();
  return { ...world, attached };
}

it("MUST keep the remote's PDF of a document without one, and put it with the booking", async () => {
  const world = await receiving(script<Pdf>(PDF));
  const { pdfHash = "", state } = await world.inbound();
  expect(state).toBe("IMPORTED");
  expect(await world.stores.documents.bytes(pdfHash)).toEqual(PDF.bytes);
  expect(world.attached).toEqual([expect.stringMatching(/\.xml/), expect.stringMatching(/\.pdf %PDF-$/)]);
});

it("MUST NOT ask for a PDF where the sender embedded one", async () => {
  const pdf = script<Pdf>();
  const file = { name: "factuur.pdf", mimeCode: "application/pdf", content: "JVBERi0=" };
  const world = await receiving(pdf, document({ attachments: [{ id: "1", file }] }));
  expect(pdf.calls).toEqual([]);
  expect(await world.inbound()).not.toHaveProperty("pdfHash");
  expect(world.attached).toContain("factuur.pdf %PDF-");
});

it("MUST wait for a PDF that is being drawn, with the document durable meanwhile", async () => {
  const pdf = script<Pdf>(notReady(), notReady(), PDF);
  const world = await receiving(pdf);
  expect(await world.inbound()).toMatchObject({ state: "RECEIVED", contentHash: expect.any(String) });
  for (const _ of [1, 2]) {
    world.clock.advance(3_000);
    await world.workOff();
  }
  expect(await world.inbound()).toMatchObject({ state: "IMPORTED", pdfHash: expect.any(String) });
});

it("MUST import without a PDF that never comes, and say so once", async () => {
  const world = await receiving(async () => {
    throw notReady();
  });
  for (let turn = 0; turn < 7; turn += 1) {
    world.clock.advance(3_000);
    await world.workOff();
  }
  const { id, state } = await world.inbound();
  expect(state).toBe("IMPORTED");
  const missing = (await world.events(id)).filter(({ type }) => type === "INBOUND_PDF_MISSING");
  expect(missing).toMatchObject([{ data: { code: "NOT_READY" } }]);
});

it.each(["NOT_FOUND", "NOT_PERMITTED"] as const)(
  "MUST go on without a PDF that the remote refuses: %s",
  async (code) => {
    const world = await receiving(script<Pdf>(new ConnectorError(code, "no PDF")));
    expect(await world.inbound()).toMatchObject({ state: "IMPORTED" });
    expect((await world.stores.connections.byId(world.connection.id))?.state).toBe("LIVE");
  },
);
