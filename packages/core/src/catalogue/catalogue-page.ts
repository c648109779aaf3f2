import { CATALOGUE } from "./catalogue.ts";
import type { Help } from "./help.ts";
import type { HelpTable } from "./help-entry.ts";

const HEAD = `# Errors

Every code that people can meet, what it means and what to do. Made by \`erp-gateway catalogue print\`; do not edit.

- A code that ends in \`*\` stands for all that begin like it and have no row of their own. Without a row at all it is counted
  by \`GET /metrics\` (see [operations](operations.md)).
- **Class**: \`VERDICT\`: final until somebody changes what was submitted. \`PRECONDITION\`: something else has to be true first.
  \`TRANSIENT\`: passes by itself. \`UNKNOWN\`: nobody knows yet, the gateway finds out. \`DEFECT\`: our mistake.
- **Who**: \`SENDER\`: whoever submitted it. \`ADMINISTRATOR\`: of the ERP, of Entra ID or of this gateway. \`ECONNECT\`: its sales
  or support. \`NETWORK\`: the network or the other party. \`US\`: the people who run or make this gateway.
`;

/** The catalogue as one Markdown page, a table for each group. */
export const cataloguePage = (): string =>
  [HEAD, ...CATALOGUE.map(({ title, table }) => `## ${title}\n\n${toTable(table)}`)].join("\n");

const toTable = (table: HelpTable): string =>
  [
    "| code | class | who | what to do | wat te doen |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(table).map(([code, help]) => toRow(code, help)),
    "",
  ].join("\n");

function toRow(code: string, { class: helpClass, actor, explanation, remedy }: Help): string {
  const said = (language: "en" | "nl") => [explanation?.[language], remedy[language]].filter(Boolean).join(" ");
  const cells = [`\`${code}\``, helpClass, actor, said("en"), said("nl")];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
