import type { Subscription } from "../connector/connector.ts";
import type { ParticipantId } from "../identifier/participant-id.ts";

export type OrganizationState = "REGISTERED" | "ACTIVE" | "BLOCKED";

/** A legal entity that sends or receives. */
export interface Organization {
  readonly id: string;
  readonly legalName: string;
  /** The first one is the electronic address it sends from. */
  readonly identifiers: readonly ParticipantId[];
  /** With country prefix. */
  readonly vatNumber?: string;
  /** "Bedrijfs-ID eConnect", `XC…`: opaque, case kept. */
  readonly companyId?: string;
  readonly subscription: Subscription;
  /** A contract with eConnect for API rights. */
  readonly apiContract: boolean;
  readonly state: OrganizationState;
  readonly createdAt: Date;
}
