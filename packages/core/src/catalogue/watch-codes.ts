import type { TestReport } from "../connector/account.ts";
import type { Ports } from "../connector/connector.ts";
import type { Submission, Verdict } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import type { HookReading } from "../connector/hooks.ts";
import { isCatalogued } from "./catalogue.ts";

/** Told of each code that came in from a remote and has no entry in the catalogue, nor has its family. */
export type NoteUncatalogued = (code: string) => void;

/** The codes in an answer that is no error: by port and method. */
const IN_ANSWERS = {
  account: {
    test: ({ checks }: TestReport) => checks.flatMap(({ code, remoteCode }) => [code, remoteCode]),
  },
  delivery: {
    submit: (answer: Submission) => (answer.outcome === "refused" ? [answer.code] : []),
    statusOf: (answer: Verdict) => (answer.state === "refused" ? [answer.code] : []),
  },
  hooks: {
    read: (reading: HookReading) =>
      reading.genuine
        ? reading.events.flatMap(({ fact }) => (fact.kind === "refused" ? [fact.code] : []))
        : [reading.code],
  },
} as const;

type Reader = (answer: never) => readonly (string | undefined)[];
const READERS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = IN_ANSWERS;

/** The same ports; every code that comes in through them is looked up. Here is where the remote's words enter. */
export function watchCodes<Provided extends Ports>(ports: Provided, note: NoteUncatalogued): Provided {
  const look = (codes: readonly (string | undefined)[]): void => {
    for (const code of codes) if (code !== undefined && !isCatalogued(code)) note(code);
  };
  const lookAtError = (error: unknown): void => {
    if (error instanceof ConnectorError) look([error.code, error.remoteCode]);
  };
  const watched = <Port extends object>(name: string, port: Port): Port =>
    // Derived from the port: what is frozen may not be told otherwise by a proxy of its own.
    new Proxy(Object.create(port) as Port, {
      get(_target, member) {
        const value: unknown = Reflect.get(port, member, port);
        if (typeof value !== "function") return value;
        const read = (READERS[name]?.[String(member)] ?? (() => [])) as (answer: unknown) => readonly string[];
        return (...asked: readonly unknown[]) => {
          const answer = attempt(() => Reflect.apply(value, port, asked), lookAtError);
          if (!(answer instanceof Promise)) {
            look(read(answer));
            return answer;
          }
          return answer.then(
            (settled: unknown) => {
              look(read(settled));
              return settled;
            },
            (error: unknown) => {
              lookAtError(error);
              throw error;
            },
          );
        };
      },
    });
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, port && watched(name, port)])) as never;
}

function attempt(call: () => unknown, failed: (error: unknown) => void): unknown {
  try {
    return call();
  } catch (error) {
    failed(error);
    throw error;
  }
}
