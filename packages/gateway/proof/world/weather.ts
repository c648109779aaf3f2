import { setTimeout as wait } from "node:timers/promises";
import type { Slot } from "./slot.ts";

/** The organization of all runs, at the network. */
export const OURS = "0106:61234567";

const LONGEST_START_MS = 60_000;

/** Only then does the PSB tell of documents that come in. */
export async function hooksInPlace({ sandbox }: Slot): Promise<void> {
  const { url, credentials } = sandbox.info;
  const { clientId, clientSecret } = credentials.psb;
  const body = new URLSearchParams({ grant_type: "client_credentials", scope: "ap" });
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const response = await fetch(`${url}/connect/token`, { method: "POST", headers: { authorization }, body });
  const { access_token } = (await response.json()) as { readonly access_token: string };
  const headers = { authorization: `Bearer ${access_token}` };
  const until = performance.now() + LONGEST_START_MS;
  while (performance.now() < until) {
    const hooks = (await (await fetch(`${url}/api/v1/${OURS}/hook`, { headers })).json()) as readonly unknown[];
    if (hooks.length > 0) return;
    await wait(30);
  }
  throw new Error("the gateway puts no hook in place");
}

/** Faults stop; calls of hooks that are held back are made. */
export async function calm({ sandbox: { control } }: Slot): Promise<void> {
  await control("faults", undefined, "DELETE");
  await control("psb/hooks/before-answer", { on: false });
  await control("psb/hooks/disorder", { dropNext: 0, doubleNext: 0, reverseNext: 1 });
  await control("psb/events/publish", { topic: "InvoiceSentRetry" });
}
