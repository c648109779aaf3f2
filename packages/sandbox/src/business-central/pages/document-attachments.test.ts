import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Client, createClient, rowsOf } from "../testing/client.ts";

const CONTENT = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe]);

async function createInvoice(client: Client): Promise<unknown> {
  return (await client.call("purchaseInvoices", { body: { vendorNumber: "L00010" } })).body["id"];
}

describe("document attachments", () => {
  it("MUST be stored in two calls and come back byte for byte", async () => {
    const client = createClient();
    const parentId = await createInvoice(client);
    const made = await client.call("documentAttachments", {
      body: { parentType: "Purchase_x0020_Invoice", parentId, fileName: "factuur.pdf" },
    });
    expect(made).toMatchObject({ status: 201, body: { parentType: "Purchase_x0020_Invoice", byteSize: 0 } });
    const path = `documentAttachments(${made.body["id"]})`;
    const write = (headers: Record<string, string>) =>
      client.call(`${path}/attachmentContent`, { method: "PATCH", body: CONTENT, headers });
    expect((await write({})).status).toBe(400);
    expect(await write({ "if-match": "*", "content-type": "application/octet-stream" })).toMatchObject({
      status: 204,
      text: "",
    });
    expect((await client.call(`${path}/attachmentContent`)).text).toBe(CONTENT.toString("utf8"));
    const { body } = await client.call(`purchaseInvoices(${parentId})/documentAttachments`);
    expect(rowsOf(body)).toMatchObject([{ fileName: "factuur.pdf", byteSize: 7 }]);

    const listed = JSON.parse((await client.control("purchase-invoices")).text);
    expect(listed).toMatchObject([
      { id: parentId, documentAttachments: [{ sha256: createHash("sha256").update(CONTENT).digest("hex") }] },
    ]);
  });

  it("MUST be found by parent and file name before a second upload", async () => {
    const client = createClient();
    const parentId = await createInvoice(client);
    await client.call(`purchaseInvoices(${parentId})/documentAttachments`, { body: { fileName: "a.xml" } });
    const filter = `parentType eq 'Purchase Invoice' and parentId eq ${parentId} and fileName eq 'a.xml'`;
    expect(rowsOf((await client.call(`documentAttachments?$filter=${filter}`)).body)).toHaveLength(1);
  });

  it("MUST turn a name that no file can have into filename.txt", async () => {
    const client = createClient();
    const body = { parentType: "Purchase Invoice", parentId: await createInvoice(client), fileName: "a/b?.pdf" };
    expect((await client.call("documentAttachments", { body })).body).toMatchObject({ fileName: "filename.txt" });
  });

  it("MUST hang under a document that exists", async () => {
    const client = createClient();
    const parentId = "00000000-0000-4000-8000-000000000000";
    for (const body of [{}, { parentType: "Purchase Invoice", parentId }, { parentType: "Journal", parentId }]) {
      expect((await client.call("documentAttachments", { body })).status).toBe(400);
    }
  });

  it("MUST take base64 in the POST only where that is offered", async () => {
    for (const [attachmentInPost, status] of [
      [false, 400],
      [true, 201],
    ] as const) {
      const client = createClient({ attachmentInPost });
      const parentId = await createInvoice(client);
      const answer = await client.call("documentAttachments", {
        body: {
          parentType: "Purchase Invoice",
          parentId,
          fileName: "a.pdf",
          attachmentContent: CONTENT.toString("base64"),
        },
      });
      expect(answer.status).toBe(status);
    }
  });

  it("MUST insist on a content type where the installation does", async () => {
    const client = createClient({ attachmentContentType: "application/octet-stream" });
    const body = { parentType: "Purchase Invoice", parentId: await createInvoice(client), fileName: "a.pdf" };
    const { id } = (await client.call("documentAttachments", { body })).body;
    const headers = { "if-match": "*", "content-type": "application/pdf" };
    const answer = await client.call(`documentAttachments(${id})/attachmentContent`, {
      method: "PATCH",
      body: CONTENT,
      headers,
    });
    expect(answer.status).toBe(415);
  });
});
