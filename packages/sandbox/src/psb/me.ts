import { json } from "../http/message.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Parties } from "./parties.ts";

/** @param show - renders a party id as answers show it */
export function createMe(parties: Parties, show: (partyId: string) => string): readonly Endpoint[] {
  const listParties = () =>
    json(
      200,
      parties.all().map((party) => ({ ...party, id: show(party.id) })),
    );
  return [
    {
      method: "GET",
      path: "/api/v1/me",
      access: "account",
      answer: ({ principal }) => json(200, { name: principal?.name }),
    },
    { method: "GET", path: "/api/v1/me/party", access: "account", answer: listParties },
    { method: "GET", path: "/api/v1/me/parties", access: "account", answer: listParties },
  ];
}
