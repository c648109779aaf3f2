import {
  ConnectorError,
  type Environment,
  type ParticipantId,
  parseParticipantId,
  secretField,
} from "@erp-gateway/core";
import { z } from "zod";

const field = (title: string, description: string) => z.string().min(1).meta({ title, description });

const origin = (title: string, description: string) =>
  z
    .url({ protocol: /^https?$/, error: "an http or https URL" })
    .transform((url) => new URL(url).origin)
    .meta({ title, description });

const participant = (title: string, description: string) =>
  z
    .string()
    .transform((text, context) => {
      const id = parseParticipantId(text);
      if (id.ok) return id.value;
      for (const { message } of id.faults) context.addIssue({ code: "custom", message });
      return z.NEVER;
    })
    .meta({ title, description });

/** @see psb-api.md §1.2, §1.4; econnect-platform.md §10.3 */
export const psbSettings = z
  .strictObject({
    signInMethod: z.enum(["APPLICATION", "USER", "ENTRA_ID"]).optional().meta({
      title: "Way of signing in",
      description:
        "ENTRA_ID: a person signs in with Microsoft Entra ID. USER: a PSB user. APPLICATION: the application for itself. Absent: USER where a user name is given, else APPLICATION.",
    }),
    tenantId: field("Entra tenant ID", "Only accounts of this tenant may sign in.").optional(),
    clientId: field("Client ID", "Of the application, from eConnect."),
    clientSecret: secretField("Client secret", "Belongs to the client ID."),
    username: field("User name", "A PSB user; without one the application acts for itself.").optional(),
    password: secretField("Password", "Of the PSB user.").optional(),
    subscriptionKey: secretField("Subscription key", "Only where eConnect handed one out.").optional(),
    domainId: field("Domain ID", "Only where an application spans several domains.").optional(),
    partyId: participant(
      "Party ID",
      "Who sends and receives, e.g. NL:KVK:12345678 or 0106:12345678. With Entra ID: chosen after signing in.",
    ).optional(),
    sendViaPeppol: z.boolean().default(true).meta({
      title: "Sending via Peppol",
      description: "Off: nothing is sent through this connection.",
    }),
    targetFormat: field(
      "Format of received documents",
      "A document type id; absent: as the sender sent it.",
    ).optional(),
    callbackBaseUrl: origin(
      "Address for hooks",
      "Where the PSB reaches this gateway, when not at its public URL.",
    ).optional(),
    baseUrl: origin("PSB address", "Overrides the address of the environment.").optional(),
    identityUrl: origin("Identity server address", "Overrides the address of the environment.").optional(),
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    error: "a user name and its password belong together",
    path: ["password"],
  })
  .refine(({ signInMethod, username }) => signInMethod !== "USER" || username !== undefined, {
    error: "signing in as a PSB user takes a user name and password",
    path: ["username"],
  })
  .refine(({ signInMethod, partyId }) => signInMethod === "ENTRA_ID" || partyId !== undefined, {
    error: "without signing in with Entra ID, the party has to be given",
    path: ["partyId"],
  });

export type PsbSettings = z.output<typeof psbSettings>;

export const signInMethodOf = ({ signInMethod, username }: PsbSettings) =>
  signInMethod ?? (username === undefined ? "APPLICATION" : "USER");

/** @throws ConnectorError before the organization was chosen */
export function requireParty({ partyId }: PsbSettings): ParticipantId {
  if (partyId !== undefined) return partyId;
  throw new ConnectorError("CONFIGURATION_INVALID", "no organization was chosen yet");
}

export interface PsbOrigins {
  readonly api: string;
  readonly identity: string;
}

/** @see psb-api.md §1.1 */
const ORIGINS: Readonly<Record<Environment, PsbOrigins>> = {
  ACCEPTANCE: { api: "https://accp-psb.econnect.eu", identity: "https://accp-identity.econnect.eu" },
  PRODUCTION: { api: "https://psb.econnect.eu", identity: "https://identity.econnect.eu" },
};

export const originsOf = ({ baseUrl, identityUrl }: PsbSettings, environment: Environment): PsbOrigins => ({
  api: baseUrl ?? ORIGINS[environment].api,
  identity: identityUrl ?? ORIGINS[environment].identity,
});
