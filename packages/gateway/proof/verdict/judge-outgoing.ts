import type { Find, Finding } from "./finding.ts";
import type { OutgoingLedger } from "./ledgers.ts";

/** An invoice arrives once where its caller was told that it will, and what is told of it agrees with who holds it. */
export function judgeOutgoing(ledger: OutgoingLedger): readonly Finding[] {
  const { number, path, held, taken, said, told, posted, submittedAs, refusesAtReceiver } = ledger;
  const findings: Finding[] = [];
  const find: Find = (wrong, what, holds = "ever") =>
    void findings.push({ wrong, what: `${number} (${path}): ${what}`, holds });

  if (held.length > 1) find("doubled", `receivers hold ${held.length}`);
  else if (taken > 1) find("doubled", `the network took it ${taken} times`);
  if (said.length > 1) find("doubled", `the gateway has ${said.length} invoices of this number`);

  const [invoice] = said;
  if (submittedAs !== undefined && invoice?.id !== submittedAs) {
    find("lost", `told submitted as ${submittedAs}, and the gateway has ${invoice?.id ?? "nothing"}`);
  }
  const state = invoice?.state;
  if (posted && (state === undefined || state === "DRAFT")) {
    find("lost", `told posted, and the gateway has ${state ?? "nothing"}`);
  }
  const back = told.findIndex((one, index) => FINAL.has(told[index - 1] ?? "") && one !== told[index - 1]);
  if (back > 0) find("wrongly reported", `told ${told[back - 1]}, then ${told[back]}`);

  const ours = invoice?.deliveries.flatMap(({ documentId, reference }) => [documentId, reference]) ?? [];
  if (held.some((id) => !ours.includes(id)))
    find("wrongly reported", `a receiver has it as ${held[0]}, which is no delivery`, "now");
  if (held.length > 0 && state !== "DELIVERED")
    find("wrongly reported", `a receiver holds it, told ${state ?? "nothing"}`, "now");
  if (held.length > 0 || state === undefined || state === "DRAFT") return findings;
  if (state === "REFUSED") {
    if (!refusesAtReceiver) find("wrongly reported", "told REFUSED, which nobody did");
  } else if (state === "DELIVERED") find("lost", "told DELIVERED, and nobody holds it");
  else find(refusesAtReceiver ? "wrongly reported" : "lost", `nobody holds it, told ${state}`, "now");
  return findings;
}

const FINAL: ReadonlySet<string> = new Set(["DELIVERED", "REFUSED"]);
