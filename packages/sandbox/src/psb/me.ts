import { json } from "../http/message.ts";
import type { Principal } from "../identity/token-registry.ts";
import type { Endpoint } from "./endpoint.ts";
import { accountOf, type Parties } from "./parties.ts";

/** @param show - renders a party id as answers show it */
export function createMe(parties: Parties, show: (partyId: string) => string): readonly Endpoint[] {
  const listParties = ({ principal }: { readonly principal: Principal | undefined }) => {
    const linked = principal === undefined ? [] : parties.of(accountOf(principal));
    return json(
      200,
      linked.map((party) => ({ ...party, id: show(party.id) })),
    );
  };
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
