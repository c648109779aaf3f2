import { json, type Route, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import { withFaults } from "../http/with-faults.ts";
import { createContract } from "./contract/contract.ts";
import { failure } from "./envelope.ts";
import type { Service } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { perform } from "./perform.ts";
import { operationOf } from "./request.ts";
import { faultByCode, SoapFault } from "./soap-fault.ts";
import { VERSIONS, type Version } from "./version.ts";
import { wsdlOf } from "./wsdl/wsdl.ts";

/** The SOAP endpoint in both versions, with the WSDL of each. */
export function createEndpoint(service: Service): Route {
  return async (request) => {
    const { pathname } = request.url;
    const version = VERSIONS.find(({ path }) => [path, `${path}/`, `${path}/service.wsdl`].includes(pathname));
    if (version === undefined) return undefined;
    if (asksForWsdl(request)) return refuseKey(service, version, request) ?? describe(service, version, request);
    if (pathname.endsWith(".wsdl")) return { status: 405, headers: { allow: "GET" } };
    return refuseTransport(request) ?? refuseKey(service, version, request) ?? answer(service, version, request);
  };
}

function asksForWsdl({ method, url }: SandboxRequest): boolean {
  if (method !== "GET") return false;
  return url.pathname.endsWith(".wsdl") || [...url.searchParams.keys()].some((key) => key.toLowerCase() === "wsdl");
}

function refuseTransport(request: SandboxRequest): SandboxResponse | undefined {
  if (request.method !== "POST") return { status: 405, headers: { allow: "POST" } };
  return request.headers["transfer-encoding"] === undefined ? undefined : { status: 411 };
}

function refuseKey({ settings }: Service, version: Version, request: SandboxRequest): SandboxResponse | undefined {
  if (!version.needsSubscriptionKey || !settings.checkSubscriptionKey) return undefined;
  if (request.url.searchParams.get("subscriptionKey") === settings.subscriptionKey) return undefined;
  return json(401, { statusCode: 401, message: "Access denied due to missing or invalid subscription key." });
}

/** Names the service as the caller reached it, so that the calls to come carry the same subscription key. */
function describe(service: Service, version: Version, { url }: SandboxRequest): SandboxResponse {
  const key = url.searchParams.get("subscriptionKey");
  const query = key === null ? "" : `?${new URLSearchParams({ subscriptionKey: key })}`;
  const contract = createContract(version, service.switches.profile, OPERATIONS);
  return {
    status: 200,
    headers: { "content-type": "text/xml; charset=utf-8" },
    body: wsdlOf(contract, `${url.origin}${version.path}${query}`),
  };
}

function answer(service: Service, version: Version, request: SandboxRequest): Promise<SandboxResponse> {
  const operation = operationOf(request.headers["soapaction"], version.namespace);
  const fail = (fault: SoapFault) => failure(fault, service.settings.faultStyle);
  const process = async () => {
    try {
      return perform(service, version, request.body, operation);
    } catch (error) {
      if (error instanceof SoapFault) return fail(error);
      throw error;
    }
  };
  return withFaults(service.world, "api31", operation ?? "", process, (code) => fail(faultByCode(code)));
}
