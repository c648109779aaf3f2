import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { WebhookAnswer, WebhookWire } from "@erp-gateway/core";
import { encodeGlobalID } from "@pothos/plugin-relay";
import { isPublicAddress } from "./public-address.ts";
import { ALLOW_NOTHING, allowsAddress, allowsHost, type WebhookAllow } from "./webhook-allow.ts";

export interface WebhookWireOptions {
  readonly allow?: WebhookAllow | undefined;
  readonly timeoutMs?: number;
  /** All addresses of a name. Default: as the system resolves it. */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

const TIMEOUT_MS = 15_000;
/** The answer's status counts; its body is read this far, so that the receiver ends in peace. */
const MOST_BYTES = 64 * 1024;

/** Its names lead to no address that may be reached. */
class AddressRefused extends Error {
  override readonly name = "AddressRefused";
}

/**
 * Sends webhooks to public addresses over https, and to those that `allow` names. What counts is the address that the
 * connection is made to, so a name cannot lead elsewhere once it was checked.
 */
export function createWebhookWire(options: WebhookWireOptions = {}): WebhookWire {
  const { allow = ALLOW_NOTHING, timeoutMs = TIMEOUT_MS, resolve = resolveAll } = options;

  const mayReach = ({ protocol, hostname }: URL, address: string): boolean =>
    allowsHost(allow, hostname) || allowsAddress(allow, address) || (protocol === "https:" && isPublicAddress(address));

  const lookupFor =
    (url: URL): LookupFunction =>
    (host, { all }, callback) => {
      resolve(host).then(
        (found) => {
          const addresses = found.filter(({ address }) => mayReach(url, address));
          const [first] = addresses;
          if (first === undefined) callback(new AddressRefused(`no address of ${host} may be reached`), "");
          else if (all === true) callback(null, addresses);
          else callback(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => callback(error, ""),
      );
    };

  return {
    globalId: encodeGlobalID,
    refusal(url) {
      const literal = literalOf(url);
      if (literal !== undefined) {
        if (mayReach(url, literal)) return undefined;
        return isPublicAddress(literal) ? "WEBHOOK-URL-02" : "WEBHOOK-URL-03";
      }
      // A name may lead to a range that is allowed.
      const isAllowed = url.protocol === "https:" || allowsHost(allow, url.hostname) || allow.ranges.rules.length > 0;
      return isAllowed ? undefined : "WEBHOOK-URL-02";
    },
    post: (address, headers, body) =>
      new Promise((answer) => {
        const url = new URL(address);
        const literal = literalOf(url);
        if (literal !== undefined && !mayReach(url, literal)) return answer({ code: "WEBHOOK_ADDRESS_REFUSED" });
        const send = url.protocol === "https:" ? httpsRequest : httpRequest;
        const request = send(url, {
          method: "POST",
          headers: { "user-agent": "erp-gateway", ...headers, "content-length": Buffer.byteLength(body) },
          agent: false,
          lookup: lookupFor(url),
          signal: AbortSignal.timeout(timeoutMs),
        });
        request.on("response", (response) => {
          answer({ status: response.statusCode ?? 0 });
          // Whatever becomes of the rest.
          response.on("error", () => undefined);
          let size = 0;
          response.on("data", (chunk: Buffer) => {
            size += chunk.length;
            if (size > MOST_BYTES) request.destroy();
          });
        });
        request.on("error", (error: NodeJS.ErrnoException) => answer(failureOf(error)));
        // Without an answer, and without an error either: the receiver wanted to speak something else.
        request.on("close", () => answer({ code: "WEBHOOK_UNREACHABLE" }));
        request.end(body);
      }),
  };
}

/** The address, where the URL names no host. */
function literalOf({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  return isIP(bare) === 0 ? undefined : bare;
}

const resolveAll = (host: string): Promise<readonly LookupAddress[]> => lookup(host, { all: true });

const UNTRUSTED = /^(CERT_|DEPTH_ZERO_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_)/;

function failureOf(error: NodeJS.ErrnoException): WebhookAnswer {
  if (error instanceof AddressRefused) return { code: "WEBHOOK_ADDRESS_REFUSED" };
  const { name, code = name } = error;
  if (name === "AbortError") return { code: "WEBHOOK_TIMEOUT" };
  return { code: UNTRUSTED.test(code) ? "WEBHOOK_CERTIFICATE" : "WEBHOOK_UNREACHABLE", detail: code };
}
