import { describe, expect, it } from "vitest";
import { createFaults } from "./faults.ts";

describe("faults", () => {
  it("MUST hit once by default, and as often as told", () => {
    const faults = createFaults();
    faults.add({ target: "psb", kind: "status", status: 503 });
    faults.add({ target: "psb", kind: "html", times: 2 });
    const kinds = [1, 2, 3, 4].map(() => faults.take("psb", "GET /api/v1/me")?.kind);
    expect(kinds).toEqual(["status", "html", "html", undefined]);
  });

  it("MUST leave other targets and operations alone", () => {
    const faults = createFaults();
    faults.add({ target: "api31", operation: "GetInboxDocument", kind: "reset-after" });
    faults.add({ target: "psb", operation: "POST /api/v1/NL", kind: "delay" });
    expect(faults.take("api31", "GetInboxDocuments")).toBeUndefined();
    expect(faults.take("psb", "GET /api/v1/NL")).toBeUndefined();
    expect(faults.take("api31", "GetInboxDocument")?.kind).toBe("reset-after");
    expect(faults.take("psb", "POST /api/v1/NL%3AKVK%3A1/salesInvoice/send")?.kind).toBe("delay");
  });

  it("MUST forget everything when cleared", () => {
    const faults = createFaults();
    faults.add({ target: "psb", kind: "delay" });
    faults.clear();
    expect(faults.take("psb", "GET /")).toBeUndefined();
  });
});
