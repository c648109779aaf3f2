import { describe, expect, it } from "vitest";
import { documentList, documentRows, parseDateTime } from "./documents.ts";
import { readAnswer } from "./envelope.ts";

const rowsOf = (content: string) => {
  const xml = `<Envelope><Body><GetInboxDocumentsResponse>${content}</GetInboxDocumentsResponse></Body></Envelope>`;
  const answer = readAnswer(new TextEncoder().encode(xml));
  return answer && documentRows(answer);
};

describe("document lists", () => {
  it.each([
    ["2017-01-02T08:39:35.415Z", "2017-01-02T08:39:35.415Z"],
    ["2017-01-02T09:39:35.415+01:00", "2017-01-02T08:39:35.415Z"],
    ["2017-01-02T08:39:35.0000000+00:00", "2017-01-02T08:39:35.000Z"],
    ["2017-01-02T08:39:35", "2017-01-02T08:39:35.000Z"],
  ])("MUST read the moment %s", (text, expected) => {
    expect(parseDateTime(text)?.toISOString()).toBe(expected);
  });

  it("MUST ask for five minutes more than needed, end before begin, both present", () => {
    const { after } = documentList("GetInboxDocuments", "XCNL10019", new Date("2026-03-01T00:05:00Z"));
    expect(after).toMatch(/<CreatedOn><To [^>]*nil="true"\/><From>2026-03-01T00:00:00.000Z<\/From><\/CreatedOn>/);
    expect(documentList("GetInboxDocuments", "XCNL10019", undefined).after).not.toContain("CreatedOn");
  });

  it("MUST read sender, number and moment, and skip empty rows", () => {
    const document =
      "<Document><ExternalId>XCNIN1</ExternalId><DocumentId/><Subject>Factuur A 1</Subject>" +
      "<CreatedOn>2026-03-02T08:39:35.415Z</CreatedOn><Sender><Name>Leverancier</Name></Sender>" +
      "<Template><Name>Factuur</Name></Template></Document>";
    expect(rowsOf(`<Results><Document/>${document}</Results>`)).toEqual([
      {
        externalId: "XCNIN1",
        subject: "Factuur A 1",
        createdOn: new Date("2026-03-02T08:39:35.415Z"),
        sender: "Leverancier",
        number: "A 1",
      },
    ]);
    expect(rowsOf("")).toEqual([]);
  });

  it("MUST fail rather than lose a document without date", () => {
    expect(() => rowsOf("<Results><Document><ExternalId>X</ExternalId></Document></Results>")).toThrow("CreatedOn");
  });
});
