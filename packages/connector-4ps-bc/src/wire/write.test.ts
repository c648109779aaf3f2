import { describe, expect, it } from "vitest";
import { writeFields } from "./write.ts";

const SHAPE = {
  Via: { Id: "text" },
  Count: "int",
  Yes: "flag",
  Span: { To: "orNil", From: "orNil" },
  Payload: "markup",
};

describe("writing a request", () => {
  it("MUST keep the order of the schema, whatever that of the value", () => {
    const value = { Payload: "<I/>", Yes: false, Count: 50, Via: { Id: "A&B" } };
    expect(writeFields(SHAPE as never, value)).toBe(
      "<Via><Id>A&amp;B</Id></Via><Count>50</Count><Yes>false</Yes><Payload><I/></Payload>",
    );
  });

  it("MUST leave out what is absent, save a moment that the schema wants there", () => {
    expect(writeFields(SHAPE as never, {})).toBe("");
    expect(writeFields(SHAPE as never, { Span: { From: new Date("2026-03-01T00:00:00Z") } })).toBe(
      '<Span><To xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>' +
        "<From>2026-03-01T00:00:00.000Z</From></Span>",
    );
  });
});
