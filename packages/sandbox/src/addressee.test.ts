import { expect, it } from "vitest";
import { addresseeOf } from "./addressee.ts";

it.each([
  ["POST", "/soap/v3.1?subscriptionKey=k", '"http://ws.econnect.eu/SendDocument"', "api31", "SendDocument"],
  ["POST", "/api/v1/NL%3AKVK%3A1/salesInvoice/send?x=1", undefined, "psb", "POST /api/v1/NL:KVK:1/salesInvoice/send"],
  ["GET", "/api/v1/%zz", undefined, "psb", "GET /api/v1/%zz"],
  ["POST", "/connect/token", undefined, "identity", "POST /connect/token"],
  ["POST", "/4f0c/oauth2/v2.0/token", undefined, "identity", "POST /4f0c/oauth2/v2.0/token"],
  ["GET", "/v2.0/t/e/api/v2.0/companies", undefined, "business-central", "GET /v2.0/t/e/api/v2.0/companies"],
])("MUST know by %s %s %s that %s is asked", (method, path, soapAction, target, operation) => {
  expect(addresseeOf({ method, path, soapAction })).toEqual({ target, operation });
});

it("MUST leave the control API alone, and what is no address", () => {
  expect(addresseeOf({ method: "POST", path: "/control/faults", soapAction: undefined })).toBeUndefined();
  expect(addresseeOf({ method: "GET", path: "//", soapAction: undefined })).toBeUndefined();
});
