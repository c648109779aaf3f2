/** An address of the platform, cut into what it names. */
export type Address =
  | { readonly kind: "environments" }
  | { readonly kind: "unknown" }
  | {
      readonly kind: "api" | "published-pages";
      /** Absent: the tenant of the token. */
      readonly tenant: string | undefined;
      readonly environment: string;
      /** Up to and including the service, without trailing slash. */
      readonly rootPath: string;
      /** After the service, as on the wire. */
      readonly segments: readonly string[];
    };

const SERVICE = /^\/v2\.0\/(?:([^/]+)\/)?([^/]+)\/(api\/v2\.0|ODataV4)(?=\/|$)/i;

/** Reads `/v2.0/{tenant}/{environment}/…` and `/v2.0/{environment}/…`; `undefined` when the path is not ours. */
export function parseAddress(pathname: string): Address | undefined {
  if (pathname.startsWith("/environments/"))
    return { kind: pathname === "/environments/v1.2" ? "environments" : "unknown" };
  if (!pathname.startsWith("/v2.0/")) return undefined;
  const [rootPath, tenant, environment, service] = SERVICE.exec(pathname) ?? [];
  if (rootPath === undefined || environment === undefined) return { kind: "unknown" };
  return {
    kind: service?.toLowerCase() === "odatav4" ? "published-pages" : "api",
    tenant,
    environment,
    rootPath,
    segments: pathname
      .slice(rootPath.length)
      .split("/")
      .filter((segment) => segment !== ""),
  };
}
