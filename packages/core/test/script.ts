type Asked = (...asked: never[]) => Promise<unknown>;

export type Scripted<Call extends Asked> = ((...asked: Parameters<Call>) => Promise<Awaited<ReturnType<Call>>>) & {
  /** What it was asked, in order. */
  readonly calls: readonly Parameters<Call>[];
};

/** A call of a remote that gives these answers in turn, an `Error` by failing; a call too many is a defect. */
export function script<Call extends Asked>(...answers: readonly (Awaited<ReturnType<Call>> | Error)[]): Scripted<Call> {
  const calls: Parameters<Call>[] = [];
  const call = async (...asked: Parameters<Call>): Promise<Awaited<ReturnType<Call>>> => {
    if (calls.push(asked) > answers.length) throw new Error(`the script has ${answers.length} answers only`);
    const answer = answers[calls.length - 1] as Awaited<ReturnType<Call>> | Error;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return Object.assign(call, { calls });
}
