import { DEMO, DEMO_PARTICIPANTS } from "./demo.ts";
import type { Network } from "./network.ts";

/** Puts the demo organization and the receivers of the demo world into the directory. */
export function registerDemoParticipants(network: Network): void {
  const { name, partyId, vatNumber, companyId } = DEMO.organization;
  network.register({
    name,
    identifiers: [partyId, `NL:VAT:${vatNumber}`],
    companyId,
    home: "platform",
    behaviour: "deliver",
  });
  for (const participant of DEMO_PARTICIPANTS) network.register(participant);
}
