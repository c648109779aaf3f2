import { describe, expect, it } from "vitest";
import { decodePath, type Endpoint, matchEndpoint } from "./endpoint.ts";

const endpointAt = (path: string): Endpoint => ({
  method: "GET",
  path,
  access: "anonymous",
  answer: () => ({ status: 200 }),
});

const ENDPOINTS = ["/api/v1/me", "/api/v1/{partyId}/hook", "/api/v1/{partyId}/hook/{hookId}"].map(endpointAt);

const match = (pathname: string) => {
  const found = matchEndpoint(ENDPOINTS, "GET", decodePath(pathname));
  return found && [found.endpoint.path, Object.fromEntries(found.parameters)];
};

describe("matchEndpoint", () => {
  it.each(["NL%3aKVK%3a1", "NL%3AKVK%3A1", "NL:KVK:1"])("MUST read the party of %s", (segment) => {
    expect(match(`/api/v1/${segment}/hook`)).toEqual(["/api/v1/{partyId}/hook", { partyId: "NL:KVK:1" }]);
  });

  it("MUST keep an encoded slash inside its segment", () => {
    expect(match("/api/v1/p/hook/a%2Fb")?.[1]).toEqual({ partyId: "p", hookId: "a/b" });
  });

  it("MUST find nothing for another path, method or an empty parameter", () => {
    expect(match("/api/v1/other")).toBeUndefined();
    expect(match("/api/v1//hook")).toBeUndefined();
    expect(matchEndpoint(ENDPOINTS, "POST", decodePath("/api/v1/me"))).toBeUndefined();
  });

  it("MUST survive broken percent-encoding", () => {
    expect(match("/api/v1/%zz/hook")?.[1]).toEqual({ partyId: "%zz" });
  });
});
