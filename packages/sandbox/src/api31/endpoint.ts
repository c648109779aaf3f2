import { json, type Route, type SandboxRequest, type SandboxResponse } from "../http/message.ts";
import { withFaults } from "../http/with-faults.ts";
import type { Api31Account } from "./account.ts";
import { failure, success } from "./envelope.ts";
import { type OpenCall, type Operation, refusal, type Service } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import type { Profile } from "./options.ts";
import { operationOf, readRequest } from "./request.ts";
import { findDeviation } from "./schema.ts";
import { faultByCode, type KnownFault, knownFault, SoapFault } from "./soap-fault.ts";
import { VERSIONS, type Version } from "./version.ts";

/** What the control API changes while the service runs. */
export interface Switches {
  profile: Profile;
  /** Why every account is blocked, Login excepted. */
  block: Extract<KnownFault, `ERRPRO${string}`> | undefined;
}

/** The SOAP endpoint in both versions. */
export function createEndpoint(service: Service, switches: Switches): Route {
  return async (request) => {
    const version = VERSIONS.find((candidate) => candidate.path.test(request.url.pathname));
    if (version === undefined) return undefined;
    return refuseTransport(service, version, request) ?? answer(service, switches, version, request);
  };
}

function refuseTransport(service: Service, version: Version, request: SandboxRequest): SandboxResponse | undefined {
  if (request.method !== "POST") return { status: 405, headers: { allow: "POST" } };
  if (request.headers["transfer-encoding"] !== undefined) return { status: 411 };
  if (!version.needsSubscriptionKey || !service.settings.checkSubscriptionKey) return undefined;
  if (request.url.searchParams.get("subscriptionKey") === service.settings.subscriptionKey) return undefined;
  return json(401, { statusCode: 401, message: "Access denied due to missing or invalid subscription key." });
}

function answer(
  service: Service,
  switches: Switches,
  version: Version,
  request: SandboxRequest,
): Promise<SandboxResponse> {
  const operation = operationOf(request.headers["soapaction"], version.namespace);
  const fail = (fault: SoapFault) => failure(fault, service.settings.faultStyle);
  const process = async () => {
    try {
      return perform(service, switches, version, request, operation);
    } catch (error) {
      if (error instanceof SoapFault) return fail(error);
      throw error;
    }
  };
  return withFaults(service.world, "api31", operation ?? "", process, (code) => fail(faultByCode(code)));
}

function perform(
  service: Service,
  switches: Switches,
  version: Version,
  request: SandboxRequest,
  name: string | undefined,
): SandboxResponse {
  const { source, body, securityToken } = readRequest(request.body, name, version.namespace);
  const operation = OPERATIONS.get(body.name);
  if (operation === undefined) throw knownFault("ERRCDO4000041");

  const profile = version.hasProfiles ? switches.profile : "wsdl";
  const call: OpenCall = { service, request: body, source, profile };
  const content = run(operation, call, () => admit(call, switches, securityToken), version.namespace);
  return success(operation.answerRoot ?? `${body.name}Response`, version.namespace, content);
}

/** Who calls is settled before what the request says. */
function run(operation: Operation, call: OpenCall, admitted: () => Api31Account, namespace: string): string {
  if (!operation.needsToken) {
    requireSchema(operation, call, namespace);
    return operation.handle(call);
  }
  const caller = admitted();
  requireSchema(operation, call, namespace);
  return operation.handle({ ...call, caller });
}

function requireSchema(operation: Operation, call: OpenCall, namespace: string): void {
  const deviation = findDeviation(call.request, operation.request, namespace);
  if (deviation !== undefined) throw refusal(call, "badRequest", deviation);
}

/** Whose token this is, if the account is in order and its keys may call the operation. */
function admit(call: OpenCall, switches: Switches, token: string | undefined): Api31Account {
  const caller = authenticate(call.service, token);
  if (switches.block !== undefined) throw knownFault(switches.block);
  if (caller.permissions?.includes(call.request.name) === false) throw refusal(call, "operationNotAllowed");
  return caller;
}

function authenticate(service: Service, token: string | undefined): Api31Account {
  const account = token === undefined ? undefined : service.sessions.accountOf(token);
  if (account === "expired") throw knownFault("DEFAULT_ERROR_CODE999");
  if (account === undefined) throw knownFault("ERRIAU6000007");
  return account;
}
