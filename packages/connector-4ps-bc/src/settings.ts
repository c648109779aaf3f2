import { type Environment, secretField } from "@erp-gateway/core";
import { z } from "zod";

/** Opaque to us (api31-soap §1.5, §4.1), but never the whole text that the platform puts on the clipboard. */
const printable = z
  .string()
  .trim()
  .regex(/^[!-~]+$/)
  .refine((text) => !text.includes(";"), "this is the text for Quick Connect; paste it there, as a whole");

/** Shown to everybody who may read settings, so that nothing secret belongs in it. */
const plainUrl = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === "";
}, "an address without user, query and fragment; the subscription key has a field of its own");

/** What the 4PS page "eConnect document uitwisseling instellingen" asks for, in the same words. */
export const settingsSchema = z.strictObject({
  connectionType: z.literal("API31").default("API31").meta({
    title: "Type aansluiting",
    description: "API31; for the newer path through the PSB there is a connector of its own.",
  }),
  appKey: printable.meta({ title: "App Key", description: "Public half of the connection keys." }),
  secret: secretField("Secret", "Secret half of the connection keys; eConnect shows it once."),
  companyId: printable.meta({
    title: "Bedrijfs-ID eConnect",
    description: "Under Organizations on the platform; starts with XC. Upper and lower case count.",
  }),
  subscriptionKey: secretField("Subscription key", "Handed out by eConnect sales with the contract for API rights."),
  baseUrl: plainUrl.optional().meta({
    title: "Service URL",
    description: "Instead of the environment's own; a bare origin is completed with /soap/v3.1.",
  }),
  envelopePrefix: z
    .string()
    .regex(/^[A-Za-z_][\w.-]*$/)
    .default("soapenv")
    .meta({
      title: "Generieke webservice naamruimten: prefix",
      description: "Prefix of the SOAP envelope.",
    }),
  envelopeNamespace: z.string().min(1).default("http://schemas.xmlsoap.org/soap/envelope/").meta({
    title: "Generieke webservice naamruimten: namespace",
    description: "Namespace of the SOAP envelope.",
  }),
  recipientNotation: z.enum(["NUMERIC", "TEXT"]).default("NUMERIC").meta({
    title: "Notation of recipients",
    description: "0106:12345678 or, for accounts that do not know it, NL:KVK:12345678.",
  }),
  fallbackEmail: z.email().optional().meta({
    title: "Fallback e-mail address",
    description:
      "Gets a link to every invoice whose recipient is in neither network. Absent: such invoices are refused.",
  }),
});

export type Settings = z.output<typeof settingsSchema>;

/** The test host follows from that of v3; only the production URL is documented (api31-soap §1.1). */
const SERVICE_URLS: Readonly<Record<Environment, string>> = {
  ACCEPTANCE: "https://testapi.everbinding.nl/soap/v3.1",
  PRODUCTION: "https://api.everbinding.nl/soap/v3.1",
};

/** Without the subscription key: that is added where the call is made. */
export function serviceUrl({ baseUrl }: Settings, environment: Environment): URL {
  const url = new URL(baseUrl ?? SERVICE_URLS[environment]);
  if (url.pathname === "/") url.pathname = "/soap/v3.1";
  return url;
}
