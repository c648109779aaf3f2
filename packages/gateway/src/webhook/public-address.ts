import { BlockList, isIPv4, isIPv6 } from "node:net";

/** @see IANA IPv4 Special-Purpose Address Registry; multicast and reserved space beside it */
const SPECIAL_IPV4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];

/** What the Internet routes; loopback, link-local, unique local, mapped and translated addresses lie outside of it. */
const GLOBAL_IPV6 = "2000::/3";
/** Parts of it that are special, or hold an IPv4 address. @see IANA IPv6 Special-Purpose Address Registry */
const SPECIAL_IPV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

const special = toRanges([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const global = toRanges([GLOBAL_IPV6]);

/** Whether everybody may reach it. What is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !isInRanges(special, address);
  return isIPv6(address) && isInRanges(global, address) && !isInRanges(special, address);
}

/** @param ranges - CIDR each */
export function toRanges(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", prefix = ""] = range.split("/");
    list.addSubnet(network, Number(prefix), isIPv4(network) ? "ipv4" : "ipv6");
  }
  return list;
}

export const isInRanges = (ranges: BlockList, address: string): boolean =>
  isIPv4(address)
    ? ranges.check(address, "ipv4")
    : isIPv6(address) && !address.includes("%") && ranges.check(address, "ipv6");
