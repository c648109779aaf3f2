import { type BlockList, isIP } from "node:net";
import { isInRanges, toRanges } from "./public-address.ts";

/** Receivers that may be private and may speak plain http. */
export interface WebhookAllow {
  /** In lower case. */
  readonly hosts: ReadonlySet<string>;
  readonly ranges: BlockList;
}

/** @param entries - addresses, CIDR ranges and host names; `undefined` is returned when one is none of these */
export function parseWebhookAllow(entries: readonly string[]): WebhookAllow | undefined {
  const ranges: string[] = [];
  const hosts = new Set<string>();
  for (const entry of entries) {
    const [address = "", prefix, ...rest] = entry.split("/");
    const bits = isIP(address) === 4 ? 32 : 128;
    if (isIP(address) !== 0) {
      if (rest.length > 0 || !/^\d{1,3}$/.test(prefix ?? "0") || Number(prefix ?? 0) > bits) return undefined;
      ranges.push(`${address}/${prefix ?? bits}`);
    } else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(entry)) hosts.add(entry.toLowerCase());
    else return undefined;
  }
  return { hosts, ranges: toRanges(ranges) };
}

export const ALLOW_NOTHING: WebhookAllow = { hosts: new Set(), ranges: toRanges([]) };

export const allowsHost = ({ hosts }: WebhookAllow, host: string): boolean => hosts.has(host);

export const allowsAddress = ({ ranges }: WebhookAllow, address: string): boolean => isInRanges(ranges, address);
