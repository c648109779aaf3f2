import { createClientAsync } from "soap";
import { describe, expect, it } from "vitest";
import { invoice, TEMPLATE } from "../src/api31/soap-caller.test.helper.ts";
import { DEMO } from "../src/world/demo.ts";
import { OPERATIONS, openService, VERSIONS } from "./open-service.ts";

describe("the SOAP library of Node", () => {
  it.each(VERSIONS)("MUST work unmodified from the WSDL of %s", async (version) => {
    const { wsdlUrl, namespace } = await openService(version);
    const client = await createClientAsync(wsdlUrl);
    const call = async (operation: string, request: object): Promise<unknown> => {
      const [answer] = await client[`${operation}Async`](request);
      return answer;
    };
    expect(client.describe()).toMatchObject({
      EConnectService: { EConnectServiceSoap: Object.fromEntries(OPERATIONS[version].map((name) => [name, {}])) },
    });

    const { appKey, secret } = DEMO.api31;
    const { SecurityToken } = (await call("Login", { ConsumerKey: appKey, ConsumerSecret: secret })) as {
      SecurityToken: string;
    };
    expect(SecurityToken).toHaveLength(352);
    client.addSoapHeader({ Authentication: { SecurityToken } }, undefined, undefined, namespace);

    expect(await call("GetAccountParties", { Paging: { Limit: 50 } })).toMatchObject({
      Results: { PartyAccountDetails: [{ EConnectPartyId: "XCNL10019", IsVerified: true }] },
    });
    expect(await call("GetParty", { ReferenceId: "NL:KVK:54441587" })).toMatchObject({
      Details: { EConnectPartyId: "XCNL10020" },
    });
    const request = {
      Via: { ReferenceId: "XCNL10019" },
      To: { ReferenceId: "XCNL10019" },
      Subject: "Factuur",
      Payload: { $xml: invoice("2026-1") },
      TemplateId: TEMPLATE,
    };
    expect(await call("SendDocument", request)).toEqual({ ExternalId: "XCNIN900001" });

    const id = { ExternalId: "XCNIN900001" };
    const list = { EConnectPartyId: "XCNL10019", Paging: { Limit: 50 } };
    expect(await call("GetOutboxDocuments", list)).toMatchObject({ Results: { Document: [id] } });
    await expect
      .poll(() => call("GetOutboxDocumentStatus", id))
      .toMatchObject({ Details: { Name: "Ontvangen", Code: "10" } });
    expect(await call("GetInboxDocuments", list)).toMatchObject({
      Results: { Document: [{ ...id, CreatedOn: expect.any(Date), Subject: "Factuur 2026-1" }] },
    });
    expect(await call("GetInboxDocument", id)).toMatchObject({
      Details: { ...id, Status: { Code: "30" }, Payload: { Invoice: { ID: "2026-1" } } },
    });
    expect(await call("SetInboxDocumentStatus", { ...id, StatusCode: "40" })).toEqual(id);
    expect(await call("GetInboxDocumentStatus", id)).toMatchObject({ Details: { Code: "40" } });
    const { File } = (await call("GetDocumentPdf", id)) as { File: { Contents: string } };
    expect(Buffer.from(File.Contents, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    await expect(call("GetInboxDocument", { ExternalId: "XCNIN1" })).rejects.toThrow("[ERRCDO4000003]");
  });
});
