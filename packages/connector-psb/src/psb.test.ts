import { createConnectorRegistry, parseSettings } from "@erp-gateway/core";
import { expect, it } from "vitest";
import { psb } from "./psb.ts";

it("MUST be found in a gateway's registry", () => {
  expect(createConnectorRegistry([psb]).find("psb")).toBe(psb);
});

it.each([
  ["ACCEPTANCE", {}, ["https://accp-psb.econnect.eu", "https://accp-identity.econnect.eu"]],
  ["PRODUCTION", {}, ["https://psb.econnect.eu", "https://identity.econnect.eu"]],
  ["PRODUCTION", { baseUrl: "http://localhost:1", identityUrl: "http://localhost:1" }, ["http://localhost:1"]],
] as const)("MUST name the origins it calls in %s with %j", (environment, changed, origins) => {
  const raw = { clientId: "id", clientSecret: "s", partyId: "0106:61234567", ...changed };
  const settings = parseSettings(psb.settings, raw);
  expect(settings.ok && psb.hosts(settings.value, environment)).toEqual(origins);
});
