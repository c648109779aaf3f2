import type { Finding } from "./finding.ts";
import { judgeIncoming } from "./judge-incoming.ts";
import { judgeOutgoing } from "./judge-outgoing.ts";
import type { Ledgers, SettingLedger } from "./ledgers.ts";

/** All in which what callers were told differs from what the outside world holds. */
export function judge({ outgoing, incoming, settings, events, complaints }: Ledgers): readonly Finding[] {
  return [
    ...outgoing.flatMap(judgeOutgoing),
    ...incoming.flatMap(judgeIncoming),
    ...settings.flatMap(judgeSetting),
    ...judgeEvents(events),
    ...complaints.map((what): Finding => ({ wrong: "wrongly reported", what, holds: "ever" })),
  ];
}

function judgeSetting({ what, present }: SettingLedger): readonly Finding[] {
  if (present === 1) return [];
  const wrong = present === 0 ? "lost" : "doubled";
  return [{ wrong, what: `${what}: told done, and there are ${present}`, holds: "ever" }];
}

function judgeEvents({ told, log }: Ledgers["events"]): readonly Finding[] {
  const findings: Finding[] = [];
  const byId = new Map(log.map(({ id, position }) => [id, position]));
  const gone = told.filter(({ id, position }) => byId.get(id) !== position).length;
  if (gone > 0)
    findings.push({ wrong: "wrongly reported", what: `${gone} events that were told are gone`, holds: "ever" });
  if (byId.size < log.length)
    findings.push({ wrong: "doubled", what: "an event stands in the log twice", holds: "ever" });
  return findings;
}
