import { expect, it } from "vitest";
import type { Rule } from "../src/contract.ts";

/** The suite is worth nothing where it cannot fail: every rule meets a fake that breaks it. */
export function expectBroken<Id extends string, Subject>(
  rules: Readonly<Record<Id, Rule<Subject>>>,
  broken: Readonly<Record<Id, Subject>>,
): void {
  for (const [id, subject] of Object.entries(broken) as [Id, Subject][]) {
    it(`MUST fail ${id} for a fake that breaks it`, async () => {
      await expect(rules[id].check(subject)).rejects.toMatchObject({ name: "AssertionError" });
    });
  }
}
