import type { Find, Finding } from "./finding.ts";
import type { InboundSaid, IncomingLedger, Offered } from "./ledgers.ts";

/** Each copy that the network offered is one document here, byte for byte, and all of them together one in the books. */
export function judgeIncoming({ number, contentHash, offered, said, booked }: IncomingLedger): readonly Finding[] {
  const findings: Finding[] = [];
  const find: Find = (wrong, what, holds = "ever") => void findings.push({ wrong, what: `${number}: ${what}`, holds });

  for (const copy of offered) {
    const stored = said.filter(({ path, reference }) => path === copy.path && reference === copy.reference);
    const name = `${copy.reference} (${copy.path})`;
    if (stored.length > 1) find("doubled", `${name} is here ${stored.length} times`);
    if (stored.length === 0 && copy.announced !== "never")
      find("lost", `${name} is not here, ${WORDS[copy.announced]}`, "now");
    for (const document of stored) judgeStored(document, contentHash, find);
  }

  const imported = said.filter(({ state }) => state === "IMPORTED");
  const waits = said.some(({ state, attention }) => state === "NEEDS_ATTENTION" && attention !== null);
  if (booked.length > 1) find("doubled", `the books have ${booked.length} of it`);
  if (imported.length > 1) find("wrongly reported", `told IMPORTED ${imported.length} times`);
  if (booked.length === 0 && imported.length > 0) find("lost", "told IMPORTED, and the books have nothing");
  const isOffered = offered.some(({ announced }) => announced !== "never");
  if (booked.length === 0 && imported.length === 0 && isOffered && !waits)
    find("lost", "not in the books, and nobody is told why", "now");
  if (booked.length > 0 && imported.length === 0)
    find("wrongly reported", "it is in the books, and nobody is told", "now");
  judgeFiles(`${number}.xml`, imported, booked, find);
  return findings;
}

const WORDS: Readonly<Record<Offered["announced"], string>> = {
  never: "",
  maybe: "and was told of",
  acknowledged: "and was acknowledged",
};

const SETTLED: ReadonlySet<string> = new Set(["IMPORTED", "DUPLICATE", "NEEDS_ATTENTION"]);

function judgeStored({ reference, state, contentHash, attention }: InboundSaid, expected: string, find: Find): void {
  if (!SETTLED.has(state)) find("lost", `${reference} stays ${state}`, "now");
  else if (state === "NEEDS_ATTENTION") {
    if (attention === null) find("wrongly reported", `${reference} needs attention for no reason`);
  } else if (contentHash !== expected) find("wrongly reported", `${reference} is ${state} with other bytes`);
}

/** What the ERP refused to take is told; everything else is attached, once. */
function judgeFiles(
  name: string,
  imported: IncomingLedger["said"],
  booked: IncomingLedger["booked"],
  find: Find,
): void {
  const told = new Set(imported.map(({ files }) => files));
  if (told.has("waiting")) find("lost", "its files are not attached", "now");
  for (const { files } of booked) {
    const copies = files.filter((file) => file === name).length;
    if (copies > 1) find("doubled", `the original is attached ${copies} times`);
    if (copies === 0 && told.has("attached")) find("lost", "told attached, and it is not");
  }
}
