import { readFileSync } from "node:fs";
import { cataloguePage } from "@erp-gateway/core";
import { expect, it } from "vitest";

it("MUST be the committed page, docs/errors.md; make it anew with: pnpm gateway catalogue print > docs/errors.md", () => {
  expect(readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8")).toBe(cataloguePage());
});
