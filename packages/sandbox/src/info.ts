import { DEMO } from "./world/demo.ts";

/** Where everything is and what to sign in with. The command line prints it as one line of JSON. */
export interface SandboxInfo {
  /** Origin of everything, without a slash at the end. */
  readonly url: string;
  /** API31 v3.1; the subscription key goes into the query. */
  readonly soapUrl: string;
  readonly psbUrl: string;
  readonly identityUrl: string;
  /** Tenant and environment follow, then `/api/v2.0` or `/ODataV4`. */
  readonly businessCentralUrl: string;
  readonly controlUrl: string;
  readonly credentials: typeof DEMO;
}

export function toInfo(url: string): SandboxInfo {
  return {
    url,
    soapUrl: `${url}/soap/v3.1`,
    psbUrl: url,
    identityUrl: url,
    businessCentralUrl: `${url}/v2.0`,
    controlUrl: `${url}/control`,
    credentials: DEMO,
  };
}
