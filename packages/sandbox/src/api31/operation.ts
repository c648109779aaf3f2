import type { World } from "../world/world.ts";
import { type Api31Account, type Company, findCompany } from "./account.ts";
import type { Blocks } from "./blocks.ts";
import type { Messages } from "./contract/field.ts";
import type { Delivery } from "./delivery.ts";
import { type Box, ownerOf, type PlatformDocument } from "./document.ts";
import type { DocumentStore } from "./document-store.ts";
import type { DraftStore } from "./draft-store.ts";
import type { Integrations } from "./integrations.ts";
import type { Keys } from "./keys.ts";
import type { Api31Settings, Profile } from "./options.ts";
import type { Sessions } from "./sessions.ts";
import { type AssumedFault, assumedFault, type SoapFault } from "./soap-fault.ts";
import { textAt, type XmlElement } from "./xml.ts";

/** The service that the operations work on. */
export interface Service {
  readonly world: World;
  readonly settings: Api31Settings;
  readonly keys: Keys;
  readonly sessions: Sessions;
  readonly documents: DocumentStore;
  readonly drafts: DraftStore;
  readonly delivery: Delivery;
  readonly integrations: Integrations;
  readonly switches: Switches;
}

/** What the control API changes while the service runs. */
interface Switches {
  profile: Profile;
  readonly blocks: Blocks;
}

/** A request that passed transport, envelope and schema. */
export interface OpenCall {
  readonly service: Service;
  /** Body root, named as the operation. */
  readonly request: XmlElement;
  /** The envelope that `request` was read from. */
  readonly source: string;
  readonly profile: Profile;
}

export interface Call extends OpenCall {
  readonly caller: Api31Account;
}

/** `handle` gives the markup inside the root of the answer, or throws a `SoapFault`. */
export type Operation =
  | (Messages & { readonly needsToken: false; handle(call: OpenCall): string })
  | (Messages & { readonly needsToken: true; handle(call: Call): string });

export function refusal({ service }: OpenCall, kind: AssumedFault, detail?: string): SoapFault {
  return assumedFault(kind, service.settings.faultCodes[kind], detail);
}

/** @throws SoapFault when the field was not given */
export function requiredText(call: OpenCall, ...path: readonly string[]): string {
  const text = textAt(call.request, ...path);
  if (text === undefined) throw refusal(call, "missingField", path.join("/"));
  return text;
}

/**
 * The company of a list call.
 * @throws SoapFault for one that these keys may not use
 */
export function ownCompany(call: Call, companyId: string): Company {
  const company = findCompany(call.caller, companyId);
  if (company === undefined) throw refusal(call, "foreignCompany");
  return company;
}

/**
 * The document that the request names, out of the given boxes of the caller's companies.
 * @throws SoapFault when there is none, or it is somebody else's
 */
export function requestedDocument(call: Call, ...boxes: readonly Box[]): PlatformDocument {
  const document = call.service.documents.byExternalId(requiredText(call, "ExternalId"));
  const owners = document === undefined ? [] : boxes.flatMap((box) => ownerOf(document, box) ?? []);
  if (document === undefined || owners.length === 0) throw refusal(call, "unknownDocument");
  if (!owners.some((owner) => findCompany(call.caller, owner) !== undefined)) throw refusal(call, "foreignCompany");
  return document;
}
