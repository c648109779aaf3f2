import { readXml } from "@erp-gateway/peppol/xml";
import { describe, expect, it } from "vitest";
import { parseDateTime, readFields } from "./read.ts";
import type { Fields } from "./shape.ts";

function read<S extends Fields>(xml: string, shape: S) {
  const document = readXml(`<R xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${xml}</R>`);
  if (!document.ok) throw new Error(xml);
  return readFields(document.value, document.value.root, shape);
}

const COMPANIES = { Results: { many: { Company: { Name: "text" } } } } as const;

describe("reading an answer", () => {
  it("MUST treat absent, empty and nil alike", () => {
    const shape = { A: "text", B: "text", C: "text", D: "moment" } as const;
    expect(read('<A/><B> </B><D xsi:nil="true"/>', shape)).toEqual({});
  });

  it("MUST read numbers, flags and moments, and pass over what it does not know", () => {
    const shape = { Count: "int", Yes: "flag", One: "flag", No: "flag", At: "moment", Bad: "moment" } as const;
    const xml =
      "<Other/><Count>7</Count><Yes>true</Yes><One>1</One><No>false</No><At>2017-01-02T08:39:35Z</At><Bad>soon</Bad>";
    expect(read(xml, shape)).toEqual({
      Count: 7,
      Yes: true,
      One: true,
      No: false,
      At: new Date("2017-01-02T08:39:35Z"),
    });
  });

  it("MUST take both spellings of the receiver", () => {
    const shape = { Reciever: { Name: "text" } } as const;
    for (const name of ["Reciever", "Receiver"]) {
      expect(read(`<${name}><Name>A</Name></${name}>`, shape)).toEqual({ Reciever: { Name: "A" } });
    }
  });

  it("MUST find items nested in one of their own name, and skip empty ones", () => {
    const one = "<Company><Name>A</Name></Company>";
    expect(read(`<Results>${one}${one}<Company/></Results>`, COMPANIES).Results).toEqual([
      { Name: "A" },
      { Name: "A" },
    ]);
    expect(read(`<Results><Company>${one}${one}</Company></Results>`, COMPANIES).Results).toHaveLength(2);
    expect(read("<Results/>", COMPANIES).Results).toEqual([]);
    expect(read("", COMPANIES).Results).toEqual([]);
  });

  it("MUST cut markup out as it came, with the namespaces it uses from further out", () => {
    const { Payload } = read('<Payload>\n <I a="1"  xsi:b="2"><c/></I></Payload>', { Payload: "markup" } as const);
    expect(Payload).toBe('<I xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" a="1"  xsi:b="2"><c/></I>');
    expect(read("<Payload/>", { Payload: "markup" } as const)).toEqual({});
  });

  it.each([
    ["2017-01-02T08:39:35.415Z", "2017-01-02T08:39:35.415Z"],
    ["2017-01-02T09:39:35.415+01:00", "2017-01-02T08:39:35.415Z"],
    ["2017-01-02T08:39:35.0000000+00:00", "2017-01-02T08:39:35.000Z"],
    ["2017-01-02T08:39:35", "2017-01-02T08:39:35.000Z"],
  ])("MUST read the moment %s", (text, expected) => {
    expect(parseDateTime(text)?.toISOString()).toBe(expected);
  });
});
