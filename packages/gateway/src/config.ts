import { DEFAULT_POLICY, type Policy } from "@erp-gateway/core";
import { z } from "zod";
import { DEFAULT_EGRESS, type EgressLimits } from "./http/egress.ts";
import { parseWebhookAllow, type WebhookAllow } from "./webhook/webhook-allow.ts";

/** What the environment says, read once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Folder of database, keys and log; made when it is absent. */
  readonly dataFolder: string;
  /** Where hooks reach this gateway, no trailing slash; absent: host and port it listens on. */
  readonly publicUrl: string | undefined;
  /** `id:base64` pairs, the first one seals; absent: a key file in the data folder. */
  readonly sealKeys: readonly { readonly id: string; readonly key: Uint8Array }[] | undefined;
  readonly logLevel: string;
  readonly policy: Policy;
  /** Receivers of webhooks that may be private and may speak plain http; absent: none. */
  readonly webhookAllow: WebhookAllow | undefined;
  readonly egress: EgressLimits;
  /** Port of the sandbox that `demo` starts or joins. */
  readonly sandboxPort: number;
}

/** Every bad variable at once, each with what it should look like. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const wholeNumber = (least: number, most: number, what: string) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, what)
    .transform(Number);

const seconds = wholeNumber(1, 86_400, "a number of seconds, 1 to 86400");

const port = (fallback: number) => wholeNumber(0, 65_535, "a port number").default(fallback);

const sealKey = z.string().transform((pair, context) => {
  const [, id = "", text = ""] = /^([\w-]+):([\w+/-]{43}=?)$/.exec(pair) ?? [];
  const key = Buffer.from(text, "base64");
  if (key.length === 32) return { id, key };
  context.addIssue({ code: "custom", message: "id:base64 with 32 bytes, several separated by commas" });
  return z.NEVER;
});

const webhookAllow = z.string().transform((text, context) => {
  const allow = parseWebhookAllow(text.split(",").map((entry) => entry.trim()));
  if (allow !== undefined) return allow;
  context.addIssue({ code: "custom", message: "addresses, CIDR ranges and host names, separated by commas" });
  return z.NEVER;
});

const Environment = z.object({
  ERP_GATEWAY_HOST: z.string().min(1).default("127.0.0.1"),
  ERP_GATEWAY_PORT: port(4000),
  ERP_GATEWAY_DATA: z.string().min(1).default("./data"),
  ERP_GATEWAY_PUBLIC_URL: z.url({ protocol: /^https?$/, error: "an absolute http or https URL" }).optional(),
  ERP_GATEWAY_SEAL_KEYS: z
    .string()
    .transform((pairs) => pairs.split(","))
    .pipe(z.array(sealKey))
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, "each key with an id of its own")
    .optional(),
  ERP_GATEWAY_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  ERP_GATEWAY_POLL_INBOX_SECONDS: seconds.default(DEFAULT_POLICY.pollInboxMs / 1000),
  ERP_GATEWAY_POLL_OUTBOX_SECONDS: seconds.default(DEFAULT_POLICY.pollOutboxMs / 1000),
  ERP_GATEWAY_CONNECTION_CONCURRENCY: wholeNumber(1, 100, "a number, 1 to 100").default(DEFAULT_EGRESS.concurrency),
  ERP_GATEWAY_CONNECTION_CALLS_PER_SECOND: wholeNumber(1, 10_000, "a number, 1 to 10000").default(
    DEFAULT_EGRESS.perSecond,
  ),
  ERP_GATEWAY_WEBHOOK_ALLOW: webhookAllow.optional(),
  ERP_GATEWAY_SANDBOX_PORT: port(4020),
});

/** @throws ConfigError */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`).join("\n"),
    );
  }
  const values = parsed.data;
  return Object.freeze({
    host: values.ERP_GATEWAY_HOST,
    port: values.ERP_GATEWAY_PORT,
    dataFolder: values.ERP_GATEWAY_DATA,
    publicUrl: values.ERP_GATEWAY_PUBLIC_URL?.replace(/\/+$/, ""),
    sealKeys: values.ERP_GATEWAY_SEAL_KEYS,
    logLevel: values.ERP_GATEWAY_LOG_LEVEL,
    policy: {
      ...DEFAULT_POLICY,
      pollInboxMs: values.ERP_GATEWAY_POLL_INBOX_SECONDS * 1000,
      pollOutboxMs: values.ERP_GATEWAY_POLL_OUTBOX_SECONDS * 1000,
      jobsPerConnection: values.ERP_GATEWAY_CONNECTION_CONCURRENCY,
    },
    egress: {
      ...DEFAULT_EGRESS,
      concurrency: values.ERP_GATEWAY_CONNECTION_CONCURRENCY,
      perSecond: values.ERP_GATEWAY_CONNECTION_CALLS_PER_SECOND,
    },
    webhookAllow: values.ERP_GATEWAY_WEBHOOK_ALLOW,
    sandboxPort: values.ERP_GATEWAY_SANDBOX_PORT,
  });
}
