import { afterEach, describe, expect, it } from "vitest";
import { demoAccount } from "./account.ts";
import type { Api31Options } from "./options.ts";
import { Caller } from "./soap-caller.test.helper.ts";
import { descend, textAt } from "./xml.ts";

describe("accounts and parties", () => {
  let caller: Caller;
  const start = (options?: Api31Options) => {
    caller = new Caller(options);
    return caller;
  };
  afterEach(() => caller.close());

  it("MUST put account details directly into the root", async () => {
    const { root } = await start().call("GetAccountDetails");
    expect(root.name).toBe("GetAccountDetailsResponse");
    expect(root.children.map((child) => child.name)).toEqual([
      "Id",
      "Name",
      "EmailAddress",
      "CanSendAppIntegrationRequests",
    ]);
  });

  it("MUST list the companies under the misspelt root, in schema order", async () => {
    const { root } = await start().call("GetAccountParties", "<Search/><Paging><Limit>50</Limit></Paging>");
    expect(root.name).toBe("GetAccountPartiesReponse");
    const party = descend(root, "Results", "PartyAccountDetails");
    expect(party?.children.map((child) => child.name)).toEqual([
      "ReferenceId",
      "Name",
      "ChamberNumber",
      "Address",
      "EConnectPartyId",
      "Description",
      "Account",
      "IsRegisteredToPeppol",
      "IsVerified",
    ]);
    expect(textAt(party, "EConnectPartyId")).toBe("XCNL10019");
    expect(textAt(party, "ReferenceId")).toBe("NL:KVK:61234567");
    expect(textAt(party, "IsVerified")).toBe("true");
  });

  it("MUST nest companies twice in profile docs31, on v3.1 alone", async () => {
    start({ profile: "docs31" });
    const path = ["Results", "PartyAccountDetails", "PartyAccountDetails"] as const;
    expect(descend((await caller.call("GetAccountParties")).root, ...path)).toBeDefined();
    const token = await caller.token();
    const old = await caller.call("GetAccountParties", "", { version: "v3", token });
    expect(descend(old.root, ...path)).toBeUndefined();
  });

  it("MUST page companies", async () => {
    const [company] = demoAccount().companies;
    if (company === undefined) throw new Error("the demo account has a company");
    const companies = ["XCNL1", "XCNL2", "XCNL3"].map((companyId) => ({ ...company, companyId }));
    start({ accounts: [{ ...demoAccount(), companies }] });
    const first = await caller.call("GetAccountParties", "<Paging><Limit>2</Limit></Paging>");
    const cursor = textAt(first.root, "PagingResponse", "NextPage");
    const second = await caller.call(
      "GetAccountParties",
      `<Paging><Limit>2</Limit><StartPage>${cursor}</StartPage></Paging>`,
    );
    expect(textAt(second.root, "Results", "PartyAccountDetails", "EConnectPartyId")).toBe("XCNL3");
    expect(textAt(second.root, "PagingResponse", "NextPage")).toBeUndefined();
  });

  it.each(["XCNL10020", "NL:KVK:54441587", "0106:54441587", "NL:VAT:NL823456791B01"])(
    "MUST find a party by %s",
    async (reference) => {
      const { root } = await start().call("GetParty", `<ReferenceId>${reference}</ReferenceId>`);
      expect(textAt(root, "Details", "EConnectPartyId")).toBe("XCNL10020");
      expect(textAt(root, "Details", "ReferenceId")).toBe("NL:KVK:54441587");
      expect(textAt(root, "Details", "ChamberNumber")).toBe("54441587");
    },
  );

  it("MUST fault on an unknown party, or answer without details when told so", async () => {
    const content = "<ReferenceId>0106:00000000</ReferenceId>";
    expect((await start().call("GetParty", content)).code).toBe("ERRCDO4000004");
    caller.close();
    expect((await start({ unknownParty: "empty" }).call("GetParty", content)).root.children).toEqual([]);
  });
});
