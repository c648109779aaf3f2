import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Caller, invoice, SOAP, sendContent, toAnswer, V3_1 } from "./soap-caller.test.helper.ts";
import { descend, textAt } from "./xml.ts";

const OWN = "<EConnectPartyId>XCNL10019</EConnectPartyId>";

describe("lenient mode", () => {
  let caller: Caller;
  let strict: Caller;
  beforeEach(() => {
    caller = new Caller({ lenient: true });
    strict = new Caller();
  });
  afterEach(() => {
    caller.close();
    strict.close();
  });

  const wrapped = `<Document>${sendContent(invoice("2026-1"), "0106:58765432")}</Document>`;
  const swapped = sendContent(invoice("2026-1"), "0106:58765432").replace(/(<Via>.*<\/Via>)(<To>.*<\/To>)/, "$2$1");

  it.each([
    ["unknown elements", "GetInboxDocuments", `<Extra><Deep/></Extra>${OWN}<Search><Extra>1</Extra></Search>`],
    ["elements of another namespace", "GetParty", '<Extra xmlns="urn:x"/><ReferenceId>XCNL10019</ReferenceId>'],
    ["From before To", "GetInboxDocuments", `${OWN}<Search><CreatedOn><From/><To/></CreatedOn></Search>`],
    ["Filter for Search", "GetInboxDocuments", `${OWN}<Filter><Subject>x</Subject></Filter>`],
    ["any order", "SendDocument", swapped],
    ["a Document around the fields", "SendDocument", wrapped],
  ])("MUST take %s, which strict mode refuses", async (_what, operation, content) => {
    expect((await caller.call(operation, content)).status).toBe(200);
    expect((await strict.call(operation, content)).code).toBe("ERRCDO4000001");
  });

  it("MUST heed what it read", async () => {
    caller.receive("2026-1");
    caller.receive("2026-2");
    const { root } = await caller.call("GetInboxDocuments", `<Filter><Subject>-2</Subject></Filter>${OWN}`);
    expect(descend(root, "Results")?.children.map((row) => textAt(row, "Subject"))).toEqual(["Factuur 2026-2"]);
  });

  it("MUST take a bare SecurityToken", async () => {
    const post = async (from: Caller) =>
      toAnswer(
        await from.post(
          `<s:Envelope xmlns:s="${SOAP}"><s:Header><SecurityToken xmlns="${V3_1}">${await from.token()}</SecurityToken></s:Header><s:Body><GetAccountDetails xmlns="${V3_1}"/></s:Body></s:Envelope>`,
          { headers: { soapaction: `${V3_1}GetAccountDetails` } },
        ),
      );
    expect((await post(caller)).status).toBe(200);
    expect((await post(strict)).code).toBe("ERRIAU6000007");
  });

  it.each([
    ["a repeated field", "<ReferenceId>X</ReferenceId><ReferenceId>Y</ReferenceId>"],
    ["elements inside a text", "<ReferenceId><Id/></ReferenceId>"],
  ])("MUST refuse %s all the same", async (_what, content) => {
    expect((await caller.call("GetParty", content)).code).toBe("ERRCDO4000001");
  });

  it("MUST refuse two elements as payload all the same", async () => {
    const content = sendContent(invoice("1") + invoice("2"), "0106:58765432");
    expect((await caller.call("SendDocument", content)).code).toBe("ERRCDO4000001");
  });
});
