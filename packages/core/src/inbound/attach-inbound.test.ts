import { expect, it } from "vitest";
import { createReceivingWorld, document } from "../../test/receiving.ts";
import { script } from "../../test/script.ts";
import { trusted } from "../../test/world.ts";
import type { ErpPort } from "../connector/erp.ts";
import { ConnectorError } from "../connector/error.ts";
import { inboundJob } from "./announce-inbound.ts";
import { undoImport } from "./inbound-commands.ts";

const PDF = { name: "factuur.pdf", mimeCode: "application/pdf", content: "JVBERg==" };
const fetched = document({
  number: "F 2026/1",
  attachments: [
    { id: "1", file: PDF },
    { id: "2", url: "https://x.test" },
  ],
});

async function importing(...answers: readonly (undefined | Error)[]) {
  const attach = script<ErpPort["attach"]>(...answers);
  const world = await createReceivingWorld({ fetch: async () => fetched }, { attach });
  await world.announce("IN-1");
  await world.workOff();
  return { ...world, attach };
}

it("MUST put the original and the files inside it with the purchase invoice", async () => {
  const { attach, inbound, eventTypes } = await importing(undefined, undefined);
  const { id, erp } = await inbound();
  expect(attach.calls).toEqual([
    [`PI-${id}`, { name: "F_2026_1.xml", mimeCode: "application/xml", bytes: fetched.bytes }],
    [`PI-${id}`, { name: "factuur.pdf", mimeCode: "application/pdf", bytes: Buffer.from("%PDF") }],
  ]);
  expect(erp).toMatchObject({ filesAttached: true });
  expect((await eventTypes(id)).slice(-2)).toEqual(["INBOUND_IMPORTED", "INBOUND_FILES_ATTACHED"]);
});

it("MUST lose no booking when it fails, and be tried again", async () => {
  const { attach, inbound, clock, workOff } = await importing(
    undefined,
    new ConnectorError("UNAVAILABLE", "503"),
    undefined,
    undefined,
  );
  expect(await inbound()).toMatchObject({ state: "IMPORTED", erp: { filesAttached: false } });
  clock.advance(1000);
  await workOff();
  expect((await inbound()).erp).toMatchObject({ filesAttached: true });
  expect(attach.calls).toHaveLength(4);
});

it("MUST attach what the ERP takes, tell what it refused for good, and not ask again", async () => {
  const refusal = new ConnectorError("TOO_LARGE", "larger than the ERP takes");
  const { attach, inbound, eventTypes, clock, workOff } = await importing(refusal, undefined);
  const { id, erp } = await inbound();
  expect(erp).toMatchObject({ filesAttached: false });
  expect((await eventTypes(id)).at(-1)).toBe("INBOUND_FILES_REFUSED");
  clock.advance(3_600_000);
  await workOff();
  expect(attach.calls).toHaveLength(2);
});

it("MUST happen once", async () => {
  const world = await importing(undefined, undefined);
  const job = inboundJob("attach-inbound", await world.inbound(), world.clock.now());
  await world.stores.events.append({ jobs: [job] });
  expect(await world.workOff()).toEqual([job.key]);
  expect(world.attach.calls).toHaveLength(2);
});

it("MUST not be tried any more after the import was undone", async () => {
  const world = await importing(new ConnectorError("UNAVAILABLE", "503"));
  trusted(await undoImport(world.context, await world.inbound(), world.request()));
  world.clock.advance(1000);
  await world.workOff();
  expect(world.attach.calls).toHaveLength(1);
  expect(await world.stores.jobs.nextRunAt()).toBeUndefined();
});
