import { describe, expect, it } from "vitest";
import { parseAddress } from "./address.ts";

describe("an address", () => {
  it("MUST be read with tenant and environment", () => {
    expect(parseAddress("/v2.0/t/Production/api/v2.0/companies(1)/vendors")).toEqual({
      kind: "api",
      tenant: "t",
      environment: "Production",
      rootPath: "/v2.0/t/Production/api/v2.0",
      segments: ["companies(1)", "vendors"],
    });
  });

  it("MUST be read without tenant, which then is in the token", () => {
    expect(parseAddress("/v2.0/Production/api/v2.0/companies")).toMatchObject({
      tenant: undefined,
      environment: "Production",
      segments: ["companies"],
    });
  });

  it("MUST tell published pages from the API", () => {
    expect(parseAddress("/v2.0/t/Production/ODataV4/Company('A%20B')/Vendors")).toMatchObject({
      kind: "published-pages",
      segments: ["Company('A%20B')", "Vendors"],
    });
  });

  it.each(["/v2.0/t/Production/api/microsoft/edocument/v1.0/companies", "/v2.0/t", "/environments/v9"])(
    "MUST be ours yet unknown: %s",
    (path) => expect(parseAddress(path)).toEqual({ kind: "unknown" }),
  );

  it("MUST leave the token endpoint to the identity server", () => {
    expect(parseAddress("/t/oauth2/v2.0/token")).toBeUndefined();
  });
});
