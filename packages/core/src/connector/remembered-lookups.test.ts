import { expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { trusted } from "../../test/world.ts";
import { parseParticipantId } from "../identifier/parse-participant-id.ts";
import { createTestRuntime } from "../testing/test-runtime.ts";
import { rememberLookups } from "./remembered-lookups.ts";

const RECIPIENT = trusted(parseParticipantId("0106:40123456"));
const OTHER = trusted(parseParticipantId("0106:58765432"));

/** @param reachable - what the network says, in turn; the last one again and again */
function asking(freshMs: number, ...reachable: readonly boolean[]) {
  const { clock } = createTestRuntime();
  let asked = 0;
  const port = deliveryPort({
    lookupRecipient: async () => {
      const found = reachable[Math.min(asked, reachable.length - 1)] === true;
      asked += 1;
      return found
        ? { reachable: true, recipient: RECIPIENT, channel: "Peppol" }
        : { reachable: false, reason: "not registered" };
    },
  });
  const { lookupRecipient } = rememberLookups(port, clock, freshMs);
  return { lookupRecipient, clock, asked: () => asked };
}

it("MUST ask the network once while its answer is fresh, and again afterwards", async () => {
  const { lookupRecipient, clock, asked } = asking(1_000, true, false);
  const first = await lookupRecipient([RECIPIENT], "INVOICE");
  clock.advance(999);
  expect(await lookupRecipient([RECIPIENT], "INVOICE")).toEqual(first);
  expect(asked()).toBe(1);
  clock.advance(1);
  expect(await lookupRecipient([RECIPIENT], "INVOICE")).toMatchObject({ reachable: false });
});

it("MUST ask again at once about who could not be reached: somebody may have registered them", async () => {
  const { lookupRecipient } = asking(1_000, false, true);
  expect(await lookupRecipient([RECIPIENT], "INVOICE")).toMatchObject({ reachable: false });
  expect(await lookupRecipient([RECIPIENT], "INVOICE")).toMatchObject({ reachable: true });
});

it("MUST ask for each recipient and each type of document", async () => {
  const { lookupRecipient, asked } = asking(1_000, true);
  await lookupRecipient([RECIPIENT], "INVOICE");
  await lookupRecipient([RECIPIENT], "CREDIT_NOTE");
  await lookupRecipient([OTHER], "INVOICE");
  await lookupRecipient([OTHER, RECIPIENT], "INVOICE");
  expect(asked()).toBe(4);
});

it("MUST ask every time when nothing is to be remembered", async () => {
  const { lookupRecipient, asked } = asking(0, true);
  await lookupRecipient([RECIPIENT], "INVOICE");
  await lookupRecipient([RECIPIENT], "INVOICE");
  expect(asked()).toBe(2);
});
