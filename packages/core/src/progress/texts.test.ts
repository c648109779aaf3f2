import { describe, expect, it } from "vitest";
import { BUSINESS_TEXTS } from "./business-texts.ts";
import { CONNECTION_TEXTS } from "./connection-texts.ts";
import { INBOUND_TEXTS, RESPONSE_TEXTS } from "./inbound-texts.ts";
import { MESSAGE_TEXTS } from "./message-texts.ts";
import { TRANSPORT_TEXTS } from "./transport-texts.ts";

const TABLES = { TRANSPORT_TEXTS, MESSAGE_TEXTS, BUSINESS_TEXTS, INBOUND_TEXTS, RESPONSE_TEXTS, CONNECTION_TEXTS };

const LINES = Object.entries(TABLES).flatMap(([table, texts]) =>
  Object.entries(texts).map(([state, text]) => [`${table} ${state}`, text] as const),
);

describe("the texts of the states", () => {
  it.each(LINES)("MUST say what %s means and what comes next, briefly, in English and in Dutch", (_state, text) => {
    for (const { en, nl } of [text.meaning, text.nextAction]) {
      expect(en).toMatch(/^[A-Z].{5,160}\.$/i);
      expect(nl).toMatch(/^[A-Z].{4,160}\.$/i);
      expect(nl).not.toBe(en);
    }
  });

  it.each(LINES)("MUST ask %s of somebody only where there is something to do", (_state, text) => {
    const isNothing = /^Nothing|^Wait|^Look at the transport/.test(text.nextAction.en);
    if (text.whoMustAct !== undefined) expect(isNothing).toBe(false);
  });

  it("MUST call sending again safe only where the receiver cannot have it", () => {
    const safe = Object.entries({ ...TRANSPORT_TEXTS, ...MESSAGE_TEXTS, ...BUSINESS_TEXTS }).filter(
      ([, { safeToRetry }]) => safeToRetry,
    );
    expect(safe.map(([state]) => state).toSorted()).toEqual(["DRAFT", "POSTED", "REFUSED", "WITHDRAWN"]);
    expect(MESSAGE_TEXTS.REJECTED.safeToRetry).toBe(true);
  });
});
