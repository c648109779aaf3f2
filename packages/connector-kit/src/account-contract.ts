import type { AccountPort, TestReport } from "@erp-gateway/core";
import { expect } from "vitest";
import { type Deviating, describeContract, type Rule } from "./contract.ts";

export type AccountRule = "ACC-1" | "ACC-2" | "ACC-3" | "ACC-4" | "ACC-5" | "ACC-6";

export interface AccountSubject extends Deviating<AccountRule> {
  /** A port whose settings are right, over a remote that works. */
  withGoodSettings(): Promise<AccountPort>;
  withRefusedCredentials(): Promise<AccountPort>;
  /** Good settings, and nobody listens at the other end. */
  withRemoteDown(): Promise<AccountPort>;
  /** Every credential that these ports were given, as it would look when it leaked. */
  readonly secrets: readonly string[];
}

export const ACCOUNT_RULES: Readonly<Record<AccountRule, Rule<AccountSubject>>> = {
  "ACC-1": {
    title: "MUST pass every check with good settings",
    async check(subject) {
      const { checks } = await (await subject.withGoodSettings()).test();
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.filter(({ outcome }) => outcome !== "PASSED")).toEqual([]);
    },
  },
  "ACC-2": {
    title: "MUST report refused credentials as a failed check with a code, and skip the rest",
    async check(subject) {
      expectOneFailure(await reportOf(subject.withRefusedCredentials()));
    },
  },
  "ACC-3": {
    title: "MUST report a remote that is down as a failed check with a code, and skip the rest",
    async check(subject) {
      expectOneFailure(await reportOf(subject.withRemoteDown()));
    },
  },
  "ACC-4": {
    title: "MUST name the same checks in the same order, whatever fails",
    async check(subject) {
      const names = namesIn(await reportOf(subject.withGoodSettings()));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(namesIn(await reportOf(subject.withRefusedCredentials()))).toEqual(names);
      expect(namesIn(await reportOf(subject.withRemoteDown()))).toEqual(names);
    },
  },
  "ACC-5": {
    title: "MUST NOT show a credential in a report or an error",
    async check(subject) {
      const refused = await subject.withRefusedCredentials();
      const shown = [
        await reportOf(subject.withGoodSettings()),
        await refused.test(),
        await refused.parties().catch((error: unknown) => String(error)),
      ];
      for (const secret of subject.secrets) expect(JSON.stringify(shown)).not.toContain(secret);
    },
  },
  "ACC-6": {
    title: "MUST name whom the credentials may act for, and reject refused ones as AUTH_REJECTED",
    async check(subject) {
      const parties = await (await subject.withGoodSettings()).parties();
      expect(parties.length).toBeGreaterThan(0);
      expect(new Set(parties.map(({ reference }) => reference)).size).toBe(parties.length);
      const refused = await subject.withRefusedCredentials();
      await expect(refused.parties()).rejects.toMatchObject({ code: "AUTH_REJECTED" });
    },
  },
};

export const accountContract = (name: string, subject: AccountSubject): void =>
  describeContract(`AccountPort contract: ${name}`, ACCOUNT_RULES, subject);

/** A throw is a broken promise of the port, not of the test. */
async function reportOf(opening: Promise<AccountPort>): Promise<TestReport> {
  const report = await (await opening).test().catch((error: unknown) => error);
  expect(report, "test() threw").not.toBeInstanceOf(Error);
  return report as TestReport;
}

const namesIn = ({ checks }: TestReport): readonly string[] => checks.map(({ name }) => name);

function expectOneFailure({ checks }: TestReport): void {
  const at = checks.findIndex(({ outcome }) => outcome === "FAILED");
  expect(at, "no check failed").not.toBe(-1);
  expect(checks[at]?.code).toMatch(/^[A-Z][A-Z0-9_-]+$/);
  expect(checks.slice(0, at).every(({ outcome }) => outcome === "PASSED")).toBe(true);
  expect(checks.slice(at + 1).every(({ outcome }) => outcome === "SKIPPED")).toBe(true);
}
