import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Api31Options } from "./options.ts";
import { type Answer, Caller, invoice, TEMPLATE } from "./soap-caller.test.helper.ts";
import { descend, textAt } from "./xml.ts";

const OWN = "<EConnectPartyId>XCNL10019</EConnectPartyId>";

describe("inbox and outbox", () => {
  let caller: Caller;
  const start = (options?: Api31Options) => {
    caller = new Caller(options);
    return caller;
  };
  beforeEach(() => {
    start();
  });
  afterEach(() => caller.close());

  const arrive = (number: string, markup?: string) => caller.receive(number, markup);
  const list = (content: string, operation = "GetInboxDocuments") => caller.call(operation, content);
  const subjects = (answer: Answer) =>
    descend(answer.root, "Results")?.children.map((row) => textAt(row, "Subject")?.replace("Factuur ", ""));
  const firstId = async () => textAt((await list(OWN)).root, "Results", "Document", "ExternalId") ?? "none";
  const details = (externalId: string) => caller.call("GetInboxDocument", `<ExternalId>${externalId}</ExternalId>`);

  it("MUST show a received document in schema order with status 10", async () => {
    arrive("2026-1");
    const row = descend((await list(OWN)).root, "Results", "Document");
    expect(row?.children.map((child) => child.name)).toEqual([
      "ExternalId",
      "DocumentId",
      "Subject",
      "CreatedOn",
      "ModifiedOn",
      "Sender",
      "Reciever",
      "Status",
      "Template",
      "Transaction",
    ]);
    expect(textAt(row, "Status", "Code")).toBe("10");
    expect(textAt(row, "CreatedOn")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(textAt(row, "Sender", "EConnectPartyId")).toBe("XCNL10021");
    expect(textAt(row, "Transaction", "DeliveryMethod")).toBe("ToInbox");
  });

  it("MUST spell the receiver right in profile docs31", async () => {
    await caller.control("POST", "profile", { profile: "docs31" });
    arrive("2026-1");
    expect(textAt((await list(OWN)).root, "Results", "Document", "Receiver", "EConnectPartyId")).toBe("XCNL10019");
  });

  describe("paging", () => {
    const readAll = async (limit: number, between: () => void = () => {}) => {
      const seen: (string | undefined)[] = [];
      let start: string | undefined = "";
      while (start !== undefined) {
        const page = `<Paging><Limit>${limit}</Limit>${start === "" ? "" : `<StartPage>${start}</StartPage>`}</Paging>`;
        const answer = await list(OWN + page);
        seen.push(...(subjects(answer) ?? []));
        start = textAt(answer.root, "PagingResponse", "NextPage");
        between();
      }
      return seen;
    };

    it("MUST give ten rows, newest first, and a next page when no paging is asked", async () => {
      for (let i = 1; i <= 11; i += 1) arrive(`no-${i}`);
      const answer = await list(OWN);
      expect(subjects(answer)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((i) => `no-${i}`));
      expect(textAt(answer.root, "PagingResponse", "NextPage")).toBeDefined();
    });

    it("MUST give each document once though others come in meanwhile", async () => {
      for (let i = 1; i <= 5; i += 1) arrive(`no-${i}`);
      let late = 0;
      const seen = await readAll(2, () => {
        late += 1;
        arrive(`late-${late}`);
      });
      expect(seen).toEqual(["no-5", "no-4", "no-3", "no-2", "no-1"]);
    });

    it("MUST name no next page when the rows fit exactly", async () => {
      for (let i = 1; i <= 2; i += 1) arrive(`no-${i}`);
      const answer = await list(`${OWN}<Paging><Limit>2</Limit></Paging>`);
      expect(answer.text).toContain("<PagingResponse/>");
    });

    it("MUST bind a cursor to its question", async () => {
      for (let i = 1; i <= 3; i += 1) arrive(`no-${i}`);
      const answer = await list(`${OWN}<Paging><Limit>1</Limit></Paging>`);
      const page = `<Paging><Limit>1</Limit><StartPage>${textAt(answer.root, "PagingResponse", "NextPage")}</StartPage></Paging>`;
      expect(subjects(await list(OWN + page))).toEqual(["no-2"]);
      expect((await list(`${OWN}${page}<Search><Subject>no</Subject></Search>`)).code).toBe("ERRCDO4000007");
      expect((await list(`${OWN}<Paging><Limit>1</Limit><StartPage>2</StartPage></Paging>`)).code).toBe(
        "ERRCDO4000007",
      );
    });

    it.each(["<Paging/>", '<Paging xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'])(
      "MUST take %s for no paging at all",
      async (paging) => {
        for (let i = 1; i <= 11; i += 1) arrive(`no-${i}`);
        expect(subjects(await list(OWN + paging))).toHaveLength(10);
      },
    );

    it.each(["0", "-1", "many", ""])("MUST refuse %j as limit", async (limit) => {
      expect((await list(`${OWN}<Paging><Limit>${limit}</Limit></Paging>`)).code).toBe("ERRCDO4000007");
    });

    it("MUST cut a large limit and turn the order round when told so", async () => {
      caller.close();
      start({ maxLimit: 2, order: "oldest-first" });
      for (let i = 1; i <= 5; i += 1) arrive(`no-${i}`);
      expect(await readAll(500)).toEqual(["no-1", "no-2", "no-3", "no-4", "no-5"]);
    });
  });

  describe("scope", () => {
    it("MUST fault for a company of somebody else, one nobody has, and one in other case", async () => {
      for (const id of ["XCNL10020", "XCNL99999", "xcnl10019"]) {
        expect((await list(`<EConnectPartyId>${id}</EConnectPartyId>`)).code).toBe("ERRGRP3000006");
      }
    });

    it("MUST let the group win and take a company id for one", async () => {
      arrive("2026-1");
      const both = "<GroupId>XCNL10019</GroupId><EConnectPartyId>XCNL10020</EConnectPartyId>";
      expect(subjects(await list(both))).toEqual(["2026-1"]);
      expect(subjects(await list("<GroupId>XCNL10019</GroupId><EConnectPartyId/>"))).toEqual(["2026-1"]);
    });

    it("MUST list what the user sent when no company is given, or all companies' documents when told so", async () => {
      arrive("in");
      await caller.send("out");
      expect(subjects(await list("", "GetOutboxDocuments"))).toEqual(["out"]);
      expect(subjects(await list(""))).toEqual([]);
      caller.close();
      start({ userScope: "companies" });
      arrive("in");
      expect(subjects(await list(""))).toEqual(["in"]);
    });
  });

  describe("search", () => {
    beforeEach(async () => {
      arrive("old");
      await caller.world.clock.advance(3_600_000);
      arrive("new");
    });
    const found = async (search: string) => subjects(await list(`${OWN}<Search>${search}</Search>`));
    const now = () => caller.world.clock.now();
    const halfHourAgo = () => new Date(now().getTime() - 1_800_000).toISOString();

    it("MUST filter by moments, with To nil, empty or absent", async () => {
      const nil = '<To xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>';
      for (const to of [nil, "<To/>", ""]) {
        expect(await found(`<CreatedOn>${to}<From>${halfHourAgo()}</From></CreatedOn>`)).toEqual(["new"]);
      }
      expect(await found(`<ModifiedOn><To>${halfHourAgo()}</To><From/></ModifiedOn>`)).toEqual(["old"]);
    });

    it("MUST read every form of a moment and include the bounds", async () => {
      const { root } = await list(`${OWN}<Search><Subject>new</Subject></Search>`);
      const created = textAt(root, "Results", "Document", "CreatedOn") ?? "";
      const bare = created.replace("Z", "");
      for (const moment of [created, bare, `${bare}+00:00`, `${bare}0000+00:00`]) {
        expect(await found(`<CreatedOn><To>${moment}</To><From>${moment}</From></CreatedOn>`)).toEqual(["new"]);
      }
      expect((await list(`${OWN}<Search><CreatedOn><From>yesterday</From></CreatedOn></Search>`)).code).toBe(
        "ERRCDO4000001",
      );
    });

    it.each([
      ["<Subject>NEW</Subject>", ["new"]],
      ["<Sender><EConnectPartyId>XCNL10021</EConnectPartyId></Sender>", ["new", "old"]],
      ["<Sender><EConnectPartyId>XCNL10020</EConnectPartyId></Sender>", []],
      ["<Reciever><Name>linde</Name></Reciever>", ["new", "old"]],
      ["<Receiver><EConnectPartyId>XCNL10018</EConnectPartyId></Receiver>", []],
      ["<Status><Code>10</Code></Status>", ["new", "old"]],
      ["<Status><Code>40</Code></Status>", []],
      [`<Template><MasterId>${TEMPLATE}</MasterId></Template>`, ["new", "old"]],
      [`<Template><Id>${TEMPLATE}</Id></Template>`, ["new", "old"]],
      ["<Template><MasterId>other</MasterId></Template>", []],
      ["<DocumentId>XDNL1</DocumentId>", []],
      ["<Subject>new</Subject><Status><Code>40</Code></Status>", []],
    ])("MUST answer %s with %j", async (search, expected) => {
      expect(await found(search)).toEqual(expected);
    });

    it("MUST not count a list as a download, not even by ExternalId", async () => {
      const id = await firstId();
      await found(`<ExternalId>${id}</ExternalId>`);
      expect(await found("<Status><Code>30</Code></Status>")).toEqual([]);
    });
  });

  describe("download", () => {
    it("MUST set 30 once and show it at once, with who did it", async () => {
      arrive("2026-1");
      const id = await firstId();
      const status = descend((await details(id)).root, "Details", "Status");
      expect([textAt(status, "Code"), textAt(status, "Info", "UserName")]).toEqual(["30", "API gebruiker"]);
      await caller.call("SetInboxDocumentStatus", `<ExternalId>${id}</ExternalId><StatusCode>40</StatusCode>`);
      expect(textAt((await details(id)).root, "Details", "Status", "Code")).toBe("40");
    });

    it.each([
      ["later", ["10", "30"]],
      ["never", ["10", "10"]],
    ] as const)("MUST follow the switch %s", async (downloadStatus, expected) => {
      caller.close();
      start({ downloadStatus });
      arrive("2026-1");
      const id = await firstId();
      const codes: (string | undefined)[] = [];
      for (let i = 0; i < 2; i += 1) codes.push(textAt((await details(id)).root, "Details", "Status", "Code"));
      expect(codes).toEqual(expected);
    });

    it("MUST drop the prolog of a received file", async () => {
      arrive("2026-1", `\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${invoice("2026-1")}`);
      expect((await details(await firstId())).text).toContain(`<Payload>${invoice("2026-1")}</Payload>`);
    });
  });

  it("MUST take no document into the inbox that is not well-formed", async () => {
    arrive("2026-1", "<Invoice><broken></Invoice>");
    expect(subjects(await list(OWN))).toEqual([]);
  });

  it("MUST mirror a status between the sender's outbox and the receiver's inbox", async () => {
    const id = await caller.send("2026-1", "XCNL10019");
    await caller.world.clock.advance(300);
    expect(await firstId()).toBe(id);
    const content = `<ExternalId>${id}</ExternalId><StatusCode>70</StatusCode>`;
    expect(textAt((await caller.call("SetInboxDocumentStatus", content)).root, "ExternalId")).toBe(id);
    expect(await caller.outboxCode(id)).toBe("70");
  });

  it("MUST refuse an unknown status, an unknown document and one of the other box", async () => {
    arrive("2026-1");
    const id = await firstId();
    const set = (code: string) =>
      caller.call("SetInboxDocumentStatus", `<ExternalId>${id}</ExternalId><StatusCode>${code}</StatusCode>`);
    expect((await set("99")).code).toBe("ERRCDO4000006");
    expect((await details("XCNIN1")).code).toBe("ERRCDO4000003");
    expect((await caller.call("GetOutboxDocument", `<ExternalId>${id}</ExternalId>`)).code).toBe("ERRCDO4000003");
  });

  it("MUST revise a received invoice that comes again, or hold it back when told so", async () => {
    arrive("2026-1");
    const id = await firstId();
    await details(id);
    arrive("2026-1", invoice("2026-1", "<cbc:Note>corrected</cbc:Note>"));
    expect(subjects(await list(`${OWN}<Search><Status><Code>10</Code></Status></Search>`))).toEqual(["2026-1"]);
    expect(await firstId()).toBe(id);
    expect(textAt((await details(id)).root, "Details", "Payload", "Invoice", "Note")).toBe("corrected");

    caller.close();
    start({ onResend: "duplicate" });
    arrive("2026-1");
    arrive("2026-1");
    expect(subjects(await list(OWN))).toEqual(["2026-1"]);
    await caller.control("POST", "mark-original", { externalId: "XCNIN900002" });
    expect(subjects(await list(OWN))).toEqual(["2026-1", "2026-1"]);
  });
});
