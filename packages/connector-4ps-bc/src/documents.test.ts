import { describe, expect, it } from "vitest";
import { documentList, documentRows } from "./documents.ts";
import { readAnswer } from "./envelope.ts";
import { OPERATIONS } from "./wire/operations.ts";
import { readFields } from "./wire/read.ts";
import { writeFields } from "./wire/write.ts";

const rowsOf = (content: string) => {
  const xml = `<Envelope><Body><GetInboxDocumentsResponse>${content}</GetInboxDocumentsResponse></Body></Envelope>`;
  const answer = readAnswer(new TextEncoder().encode(xml));
  return answer && documentRows(readFields(answer.document, answer.root, OPERATIONS.GetInboxDocuments.response));
};

describe("document lists", () => {
  it("MUST ask for five minutes more than needed, end before begin, both present", () => {
    const markup = (...list: Parameters<typeof documentList>) =>
      writeFields(OPERATIONS.GetInboxDocuments.request, documentList(...list));
    const since = new Date("2026-03-01T00:05:00Z");
    for (const moment of ["CreatedOn", "ModifiedOn"] as const) {
      expect(markup("XCNL10019", moment, since)).toMatch(
        new RegExp(`<${moment}><To [^>]*nil="true"/><From>2026-03-01T00:00:00.000Z</From></${moment}>`),
      );
      expect(markup("XCNL10019", moment, undefined)).not.toContain(moment);
    }
  });

  it("MUST read sender, number, status and moments, and skip empty rows", () => {
    const document =
      "<Document><ExternalId>XCNIN1</ExternalId><DocumentId/><Subject>Factuur A 1</Subject>" +
      "<CreatedOn>2026-03-02T08:39:35.415Z</CreatedOn><ModifiedOn>2026-03-03T08:00:00Z</ModifiedOn>" +
      "<Sender><Name>Leverancier</Name></Sender><Status><Name>Ontvangen</Name><Code>10</Code></Status>" +
      "<Template><Name>Factuur</Name></Template></Document>";
    expect(rowsOf(`<Results><Document/>${document}</Results>`)).toEqual([
      {
        externalId: "XCNIN1",
        subject: "Factuur A 1",
        createdOn: new Date("2026-03-02T08:39:35.415Z"),
        modifiedOn: new Date("2026-03-03T08:00:00Z"),
        sender: "Leverancier",
        status: { code: "10", name: "Ontvangen" },
        number: "A 1",
      },
    ]);
    expect(rowsOf("")).toEqual([]);
  });

  it("MUST fail rather than lose a document without date", () => {
    expect(() => rowsOf("<Results><Document><ExternalId>X</ExternalId></Document></Results>")).toThrow("CreatedOn");
  });
});
