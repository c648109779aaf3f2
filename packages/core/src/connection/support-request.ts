import type { Words } from "../connector/setup.ts";
import type { Context } from "../context/context.ts";
import type { Connection } from "./connection.ts";

/** What to send to eConnect TechSupport so that they link the parties; `undefined` while nobody waits for that. */
export async function supportRequest(
  { stores }: Context,
  { id, organizationId, state, environment }: Connection,
): Promise<Words | undefined> {
  if (state !== "WAITING_FOR_PARTY_LINK") return undefined;
  const organization = await stores.organizations.byId(organizationId);
  const user = (await stores.connections.grant(id))?.user ?? "-";
  const { legalName = "-", identifiers = [], vatNumber } = organization ?? {};
  const numbers = [...identifiers, ...(vatNumber === undefined ? [] : [vatNumber])].join(", ");
  return {
    en: [
      "Please link the party IDs of this organization to this user of the PSB.",
      `User name: ${user}`,
      `Organization: ${legalName}`,
      `Registration numbers: ${numbers}`,
      `Environment: ${environment.toLowerCase()}`,
    ].join("\n"),
    nl: [
      "Wilt u de partyId's van deze organisatie aan deze gebruiker van de PSB koppelen?",
      `Gebruikersnaam: ${user}`,
      `Organisatie: ${legalName}`,
      `Registratienummers: ${numbers}`,
      `Omgeving: ${environment === "PRODUCTION" ? "productie" : "acceptatie"}`,
    ].join("\n"),
  };
}
