import { expect, it } from "vitest";
import { isPublicAddress } from "./public-address.ts";

it.each([
  ["this network", "0.0.0.0 0.255.255.255"],
  ["private", "10.0.0.0 10.255.255.255 172.16.0.0 172.31.255.255 192.168.0.0 192.168.255.255"],
  ["loopback", "127.0.0.1 127.255.255.255"],
  ["link-local, where clouds keep credentials", "169.254.0.0 169.254.169.254 169.254.255.255"],
  ["carrier-grade NAT", "100.64.0.0 100.127.255.255"],
  ["protocol assignments and documentation", "192.0.0.1 192.0.2.1 198.51.100.1 203.0.113.1 198.18.0.1 198.19.255.255"],
  ["6to4 relay", "192.88.99.1"],
  ["multicast", "224.0.0.1 239.255.255.255"],
  ["reserved and broadcast", "240.0.0.1 255.255.255.255"],
  ["IPv6 unspecified and loopback", ":: ::1 0:0:0:0:0:0:0:1"],
  ["IPv6 link-local", "fe80::1 febf::1 fe80::1%eth0"],
  ["IPv6 site-local and unique local", "fec0::1 fc00::1 fdff:ffff::1"],
  ["IPv6 multicast", "ff02::1 ff0e::1"],
  ["IPv4 in IPv6: mapped", "::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8"],
  ["IPv4 in IPv6: compatible and translated", "::7f00:1 64:ff9b::7f00:1 64:ff9b:1::a00:1 ::ffff:0:127.0.0.1"],
  ["IPv4 in IPv6: 6to4 and Teredo", "2002:7f00:1:: 2002:a00:1::1 2001::1 2001:0:7f00:1::"],
  ["IPv6 documentation, benchmarks, ORCHID", "2001:db8::1 3fff::1 2001:2::1 2001:10::1 2001:20::1"],
  ["IPv6 discard and segment routing", "100::1 5f00::1"],
  ["no address", "localhost example.org 127.1 0x7f000001 2130706433 [::1]"],
])("MUST NOT be public: %s", (_name, addresses) => {
  expect(addresses.split(" ").filter(isPublicAddress)).toEqual([]);
});

it("MUST be public when the Internet routes it, next to special ranges too", () => {
  const addresses =
    "1.1.1.1 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2606:4700::1111 2a00:1450::1 2001:4860:4860::8888 3ffe::1";
  expect(addresses.split(" ").filter((address) => !isPublicAddress(address))).toEqual([]);
});
