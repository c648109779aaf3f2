import type { SandboxRequest, SandboxResponse } from "../http/message.ts";
import type { Principal } from "../identity/token-registry.ts";
import type { Permission } from "./parties.ts";

/** Who may call: anybody, any account, a manager, an account linked to `{partyId}`, or one with this permission for it. */
export type Access = "anonymous" | "account" | "manager" | "party" | Permission;

/** A request that passed the gate. Path parameters are decoded, and empty when the path has none of that name. */
export interface Call {
  readonly request: SandboxRequest;
  /** `undefined` at anonymous endpoints only. */
  readonly principal: Principal | undefined;
  /** Numeric form, normalised. */
  readonly partyId: string;
  /** As the caller wrote it, decoded. */
  readonly writtenPartyId: string;
  readonly documentId: string;
  readonly hookId: string;
  readonly userName: string;
  readonly responseId: string;
}

export interface Endpoint {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Such as `/api/v1/{partyId}/hook/{hookId}`. */
  readonly path: string;
  readonly access: Access;
  /** @throws Refusal */
  answer(call: Call): SandboxResponse;
}

export interface EndpointMatch {
  readonly endpoint: Endpoint;
  readonly parameters: ReadonlyMap<string, string>;
}

/** @param path - decoded segments, so that `%3a`, `%3A` and `:` are the same */
export function matchEndpoint(
  endpoints: readonly Endpoint[],
  method: string,
  path: readonly string[],
): EndpointMatch | undefined {
  for (const endpoint of endpoints) {
    const parameters = endpoint.method === method ? matchPath(endpoint.path.split("/"), path) : undefined;
    if (parameters !== undefined) return { endpoint, parameters };
  }
  // What has no beta of its own is the same there.
  return path[2] === "v1-beta" ? matchEndpoint(endpoints, method, ["", "api", "v1", ...path.slice(3)]) : undefined;
}

/** Segments of a URL's path, decoded one by one; a segment whose percent-encoding is broken stays as it is. */
export function decodePath(pathname: string): readonly string[] {
  return pathname.split("/").map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  });
}

function matchPath(pattern: readonly string[], segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? "";
    if (expected.startsWith("{") && actual !== "") parameters.set(expected.slice(1, -1), actual);
    else if (expected !== actual) return undefined;
  }
  return parameters;
}
