import { describe, expect, it } from "vitest";
import { parseClientCredentials } from "./client-credentials.ts";

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;
const NO_FORM = new URLSearchParams();

describe("parseClientCredentials", () => {
  it("MUST decode both parts of HTTP Basic", () => {
    expect(parseClientCredentials(basic("my%3aid:p%26ss+w%C3%B6rd"), NO_FORM)).toEqual({
      id: "my:id",
      secret: "p&ss wörd",
    });
  });

  it("MUST keep a colon that stands in the secret", () => {
    expect(parseClientCredentials(basic("id:a:b"), NO_FORM)).toEqual({ id: "id", secret: "a:b" });
  });

  it("MUST read the form when there is no HTTP Basic", () => {
    const form = new URLSearchParams({ client_id: "id", client_secret: "s&s" });
    expect(parseClientCredentials(undefined, form)).toEqual({ id: "id", secret: "s&s" });
  });

  it("MUST know nobody when a part is missing or cannot be decoded", () => {
    expect(parseClientCredentials(undefined, new URLSearchParams({ client_id: "id" }))).toBeUndefined();
    expect(parseClientCredentials(basic("id"), NO_FORM)).toBeUndefined();
    expect(parseClientCredentials(basic("id:%zz"), NO_FORM)).toBeUndefined();
  });
});
