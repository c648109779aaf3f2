import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { demoAccount } from "./account.ts";
import { Caller, invoice } from "./soap-caller.test.helper.ts";
import { descend, textAt } from "./xml.ts";

const OWN = "<EConnectPartyId>XCNL10019</EConnectPartyId>";

describe("drafts", () => {
  let caller: Caller;
  beforeEach(() => {
    const [company] = demoAccount().companies;
    if (company === undefined) throw new Error("the demo account has a company");
    const other = {
      ...demoAccount(),
      appKey: "other",
      companies: [{ ...company, companyId: "XCBE7", identifiers: ["BE:CBE:0476306127"] as const }],
    };
    caller = new Caller({ accounts: [demoAccount(), other] });
  });
  afterEach(() => caller.close());

  const draft = async (number: string, companyId = "XCNL10019"): Promise<string> => {
    const { body } = await caller.control("POST", "draft", { companyId, xml: invoice(number) });
    return (body as { documentId: string }).documentId;
  };
  const list = async (content: string) => {
    const { root } = await caller.call("GetDocuments", content);
    return descend(root, "Results")?.children.map((row) => textAt(row, "DocumentId"));
  };

  it("MUST be listed newest first under ids of their own, with neither ExternalId nor parties", async () => {
    const ids = [await draft("2026-1"), await draft("2026-2")];
    for (const id of ids) expect(id).toMatch(/^XDNL\d{13}$/);
    expect(await list(OWN)).toEqual(ids.toReversed());
    const { root } = await caller.call("GetDocuments", `${OWN}<Paging><Limit>1</Limit></Paging>`);
    expect(descend(root, "Results", "Document")?.children.map((child) => child.name)).toEqual([
      "DocumentId",
      "Subject",
      "CreatedOn",
      "ModifiedOn",
      "Status",
      "Template",
    ]);
    expect(textAt(root, "PagingResponse", "NextPage")).toBeDefined();
  });

  it("MUST be found by group, by user and by search, and stay out of the other lists", async () => {
    const [first, second] = [await draft("2026-1"), await draft("2026-2")];
    expect(await list("<GroupId>XCNL10019</GroupId>")).toEqual([second, first]);
    expect(await list("")).toEqual([second, first]);
    expect(await list(`${OWN}<Search><DocumentId>${first}</DocumentId></Search>`)).toEqual([first]);
    expect(await list(`${OWN}<Search><Subject>2026-2</Subject></Search>`)).toEqual([second]);
    expect(await list(`${OWN}<Search><Sender><Name>linde</Name></Sender></Search>`)).toEqual([]);
    for (const operation of ["GetInboxDocuments", "GetOutboxDocuments"]) {
      expect(descend((await caller.call(operation, OWN)).root, "Results")?.children).toEqual([]);
    }
  });

  it("MUST give the payload of one", async () => {
    const id = await draft("2026-1");
    const answer = await caller.call("GetDocument", `<DocumentId>${id}</DocumentId>`);
    expect(answer.text).toContain(`<Payload>${invoice("2026-1")}</Payload>`);
    expect(textAt(answer.root, "Details", "DocumentId")).toBe(id);
    expect(descend(answer.root, "Statuses")?.children.length).toBeGreaterThan(0);
  });

  it("MUST be closed to others, and faults for one nobody has", async () => {
    const foreign = await draft("2026-1", "XCBE7");
    expect(foreign).toMatch(/^XDBE\d{13}$/);
    expect((await caller.call("GetDocument", `<DocumentId>${foreign}</DocumentId>`)).code).toBe("ERRGRP3000006");
    expect((await caller.call("GetDocument", "<DocumentId>XDNL1</DocumentId>")).code).toBe("ERRCDO4000003");
    expect((await caller.call("GetDocuments", "<EConnectPartyId>XCBE7</EConnectPartyId>")).code).toBe("ERRGRP3000006");
  });

  it("MUST be asked for by group only in v3", async () => {
    const id = await draft("2026-1");
    const v3 = { version: "v3", token: await caller.token() } as const;
    expect((await caller.call("GetDocuments", OWN, v3)).code).toBe("ERRCDO4000001");
    const { root } = await caller.call("GetDocuments", "<GroupId>XCNL10019</GroupId>", v3);
    expect(textAt(root, "Results", "Document", "DocumentId")).toBe(id);
  });

  it.each([
    [{ companyId: "XCNL99999", xml: invoice("1") }, 404],
    [{ companyId: "XCNL10019", xml: "<Order/>" }, 400],
    [{ xml: invoice("1") }, 400],
  ])("MUST answer POST draft %j with %d", async (body, status) => {
    expect((await caller.control("POST", "draft", body)).status).toBe(status);
  });
});
