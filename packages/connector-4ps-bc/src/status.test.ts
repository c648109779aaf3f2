import { describe, expect, it } from "vitest";
import { readAnswer } from "./envelope.ts";
import { toVerdict } from "./status.ts";

function verdictOn(details: string) {
  const xml = `<Envelope><Body><R><Details>${details}</Details></R></Body></Envelope>`;
  const answer = readAnswer(new TextEncoder().encode(xml));
  return answer && toVerdict(answer.root);
}

describe("status codes", () => {
  it("MUST stay pending while stored, unknown or absent", () => {
    for (const details of ["<Code>05</Code>", "<Code>99</Code><Name>Mislukt</Name>", "<Code>5</Code>", ""]) {
      expect(verdictOn(details)).toEqual({ state: "pending" });
    }
  });

  it("MUST be delivered on receipt", () => {
    expect(verdictOn("<Name>Ontvangen</Name><Code>10</Code>")).toEqual({ state: "delivered" });
  });

  it.each(["20", "30", "35", "40", "50", "60", "70"])("MUST carry what the buyer did: %s", (code) => {
    expect(verdictOn(`<Name>Naam</Name><Code>${code}</Code>`)).toEqual({
      state: "delivered",
      buyerStatus: `${code} Naam`,
    });
  });
});
