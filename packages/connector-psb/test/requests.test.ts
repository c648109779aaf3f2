import { Secret } from "@erp-gateway/core";
import { expect, it } from "vitest";
import {
  connect,
  control,
  createDocument,
  eventsOf,
  HET_BAKEN,
  NOBODY,
  openSandbox,
  sendInbound,
} from "./psb-world.ts";

/** The requests of a connection, as they leave. */
function spy() {
  const seen: { readonly method: string; readonly url: URL; readonly body: string }[] = [];
  const spying: typeof fetch = (input, init) => {
    seen.push({ method: init?.method ?? "GET", url: new URL(String(input)), body: String(init?.body ?? "") });
    return fetch(input, init);
  };
  return { seen, fetch: spying };
}

const NLCIUS =
  "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0::2.1";

it("MUST ask for the format of the settings when it downloads, and for none without", async () => {
  const sandbox = await openSandbox();
  await sendInbound(sandbox);
  const [event] = await eventsOf(sandbox, "InvoiceReceived");
  const { seen, fetch } = spy();
  await connect(sandbox, { targetFormat: NLCIUS }, { fetch }).inbox.fetch(event?.documentId ?? "");
  await connect(sandbox, {}, { fetch }).inbox.fetch(event?.documentId ?? "");
  const asked = seen.filter(({ url }) => url.pathname.endsWith("/download"));
  expect(asked.map(({ url }) => url.searchParams.get("targetFormat"))).toEqual([NLCIUS, null]);
  // A `#` that is not encoded would end the address.
  expect(asked[0]?.url.hash).toBe("");
});

it("MUST put the hook where the settings say that the gateway is reached, in place", async () => {
  const sandbox = await openSandbox();
  const { seen, fetch } = spy();
  const { hooks } = connect(sandbox, { callbackBaseUrl: "https://hooks.example.nl" }, { fetch });
  for (let times = 0; times < 2; times += 1)
    await hooks.ensure("http://127.0.0.1:4000/hooks/c-1", new Secret("s3cret"));
  const put = seen.filter(({ method }) => method === "PUT").map(({ body }) => JSON.parse(body) as object);
  expect(put).toHaveLength(2);
  expect(put[0]).toEqual(put[1]);
  expect(put[0]).toMatchObject({ action: "https://hooks.example.nl/hooks/c-1#s3cret", isActive: true });
  expect(seen.map(({ method }) => method)).not.toContain("DELETE");
});

it("MUST explain a recipient that cannot take an invoice by what it can take", async () => {
  const sandbox = await openSandbox();
  const { seen, fetch } = spy();
  const { delivery } = connect(sandbox, {}, { fetch });
  expect(await delivery.lookupRecipient([NOBODY, HET_BAKEN], "INVOICE")).toMatchObject({ reachable: true });
  expect(seen.some(({ url }) => url.pathname.endsWith("/deliveryOption"))).toBe(false);
  expect(await delivery.lookupRecipient([NOBODY], "INVOICE")).toMatchObject({ reachable: false });
  const asked = seen.find(({ url }) => url.pathname.endsWith("/deliveryOption"));
  expect(asked?.url.searchParams.getAll("partyIds")).toEqual([NOBODY]);
});

it("MUST delete a received document, also one that is gone", async () => {
  const sandbox = await openSandbox();
  await sendInbound(sandbox);
  const [event] = await eventsOf(sandbox, "InvoiceReceived");
  const { inbox } = connect(sandbox);
  await inbox.remove?.(event?.documentId ?? "");
  await inbox.remove?.(event?.documentId ?? "");
  await expect(inbox.fetch(event?.documentId ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

it("MUST hear the message level's verdict on a document", async () => {
  const sandbox = await openSandbox();
  const document = createDocument();
  const { delivery } = connect(sandbox);
  await delivery.submit(document);
  await sandbox.world.clock.advance(60_000);
  await control(sandbox, "POST", "/psb/message-level-status", { documentId: document.documentId, status: "AP" });
  const [told] = await eventsOf(sandbox, "MessageLevelStatusReceived");
  expect(told?.refToDocumentId).toBe(document.documentId);
});
