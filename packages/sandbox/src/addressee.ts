import type { RequestHead } from "./http/server.ts";
import { decodePath } from "./psb/endpoint.ts";
import type { Fault } from "./world/faults.ts";

interface Addressee {
  readonly target: Fault["target"];
  readonly operation: string;
}

/** Whom a request is for, as faults name it, by its head alone. */
export function addresseeOf({ method, path, soapAction }: RequestHead): Addressee | undefined {
  const [pathname = ""] = path.split("?");
  const operation = `${method} ${pathname}`;
  if (pathname.startsWith("/soap/"))
    return { target: "api31", operation: /(\w+)"?$/.exec(soapAction ?? "")?.[1] ?? "" };
  if (pathname.startsWith("/api/")) return { target: "psb", operation: `${method} ${decodePath(pathname).join("/")}` };
  if (/^\/(connect|[^/]+\/oauth2)\//.test(pathname)) return { target: "identity", operation };
  return pathname.startsWith("/v2.0/") ? { target: "business-central", operation } : undefined;
}
