import { describe, it } from "vitest";

/** One promise of a port. `check` rejects with an assertion error when the subject breaks it. */
export interface Rule<Subject> {
  readonly title: string;
  check(subject: Subject): Promise<void>;
}

/** Rule -> reason. A listed rule must still fail, so a gap that was closed has to leave this list. */
export interface Deviating<Id extends string> {
  readonly deviations?: { readonly [R in Id]?: string };
}

/** Declares one test for each rule. */
export function describeContract<Id extends string, Subject extends Deviating<Id>>(
  name: string,
  rules: Readonly<Record<Id, Rule<Subject>>>,
  subject: Subject,
): void {
  describe(name, () => {
    for (const [id, rule] of Object.entries(rules) as [Id, Rule<Subject>][]) {
      const reason = subject.deviations?.[id];
      if (reason === undefined) it(`${id} ${rule.title}`, () => rule.check(subject));
      else it.fails(`${id} ${rule.title} (deviates: ${reason})`, () => rule.check(subject));
    }
  });
}
