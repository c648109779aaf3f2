import { type Environment, parseParticipantId, secretField } from "@erp-gateway/core";
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
    clientId: field("Client ID", "Of the application, from eConnect."),
    clientSecret: secretField("Client secret", "Belongs to the client ID."),
    username: field("User name", "A PSB user; without one the application acts for itself.").optional(),
    password: secretField("Password", "Of the PSB user.").optional(),
    subscriptionKey: secretField("Subscription key", "Only where eConnect handed one out.").optional(),
    domainId: field("Domain ID", "Only where an application spans several domains.").optional(),
    partyId: participant("Party ID", "Who sends and receives, e.g. NL:KVK:12345678 or 0106:12345678."),
    sendViaPeppol: z.boolean().default(true).meta({
      title: "Sending via Peppol",
      description: "Off: nothing is sent through this connection.",
    }),
    baseUrl: origin("PSB address", "Overrides the address of the environment.").optional(),
    identityUrl: origin("Identity server address", "Overrides the address of the environment.").optional(),
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    error: "a user name and its password belong together",
    path: ["password"],
  });

export type PsbSettings = z.output<typeof psbSettings>;

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
