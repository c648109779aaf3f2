import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Caller } from "./soap-caller.test.helper.ts";
import { descend, textAt } from "./xml.ts";

describe("GetParties", () => {
  let caller: Caller;
  beforeEach(() => {
    caller = new Caller();
  });
  afterEach(() => caller.close());

  const find = async (search: string) => {
    const { root } = await caller.call("GetParties", `<Search>${search}</Search>`);
    return descend(root, "Results")?.children.map((party) => textAt(party, "ReferenceId"));
  };

  it.each([
    ["<Name>LINDE</Name>", ["NL:KVK:61234567", "NL:OINO:00000001823456789000"]],
    ["<ChamberNumber>58765432</ChamberNumber>", ["NL:KVK:58765432"]],
    ["<ChamberNumber>5876543</ChamberNumber>", []],
    ["<Residence>ede</Residence>", ["NL:KVK:61234567", "NL:KVK:54441587"]],
    ["<Name>vries</Name><Residence>Ede</Residence>", ["NL:KVK:54441587"]],
    ["<Residence>Groningen</Residence><CountryCode>nl</CountryCode>", ["NL:KVK:70123456"]],
    ["<CountryCode>BE</CountryCode>", []],
    ["<ReferenceId>0106:70123456</ReferenceId>", ["NL:KVK:70123456"]],
    ["<ReferenceId>XCNL10019</ReferenceId>", ["NL:KVK:61234567"]],
  ])("MUST answer %s with %j", async (search, expected) => {
    expect(await find(search)).toEqual(expected);
  });

  it("MUST page through everybody, each once, the own companies first", async () => {
    const seen: (string | undefined)[] = [];
    let start: string | undefined = "";
    while (start !== undefined) {
      const paging: string = `<Paging><Limit>3</Limit><StartPage>${start}</StartPage></Paging>`;
      const { root } = await caller.call("GetParties", paging);
      seen.push(...(descend(root, "Results")?.children.map((party) => textAt(party, "Name")) ?? []));
      start = textAt(root, "PagingResponse", "NextPage");
    }
    expect(seen[0]).toBe("Bouwbedrijf De Linde B.V.");
    expect(seen).toHaveLength(caller.world.network.participants().length);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("MUST leave the company id to GetParty", async () => {
    const { root } = await caller.call("GetParties", "<Search><Name>vries</Name></Search>");
    expect(descend(root, "Results", "Party")?.children.map((child) => child.name)).toEqual([
      "ReferenceId",
      "Name",
      "ChamberNumber",
      "Address",
    ]);
  });
});
