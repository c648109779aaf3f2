import type { SandboxResponse } from "../http/message.ts";
import type { Api31Account } from "./account.ts";
import { answerRootOf, type Contract, createContract } from "./contract/contract.ts";
import { findDeviation } from "./contract/deviation.ts";
import { straighten } from "./contract/straighten.ts";
import { success } from "./envelope.ts";
import { type OpenCall, type Operation, refusal, type Service } from "./operation.ts";
import { OPERATIONS } from "./operations.ts";
import { readRequest } from "./request.ts";
import { knownFault } from "./soap-fault.ts";
import type { Version } from "./version.ts";

/**
 * Carries out what the envelope asks for.
 * @param name - the operation that SOAPAction names
 * @throws SoapFault
 */
export function perform(
  service: Service,
  version: Version,
  envelope: Buffer,
  name: string | undefined,
): SandboxResponse {
  const { source, body, securityToken } = readRequest(envelope, name, version.namespace, service.settings.lenient);
  const contract = createContract(version, service.switches.profile, OPERATIONS);
  const operation = contract.operations.get(body.name);
  if (operation === undefined) throw knownFault("ERRCDO4000041");

  const request = service.settings.lenient ? straighten(body, operation.request, contract) : body;
  const call: OpenCall = { service, request, source, profile: contract.profile };
  const content = run(operation, call, contract, securityToken);
  return success(answerRootOf(body.name, operation), version.namespace, content);
}

/** Who calls is settled before what the request says. */
function run(operation: Operation, call: OpenCall, contract: Contract, token: string | undefined): string {
  if (!operation.needsToken) {
    requireSchema(operation, call, contract);
    return operation.handle(call);
  }
  const caller = admit(call, token);
  requireSchema(operation, call, contract);
  return operation.handle({ ...call, caller });
}

function requireSchema(operation: Operation, call: OpenCall, contract: Contract): void {
  const deviation = findDeviation(call.request, operation.request, contract);
  if (deviation !== undefined) throw refusal(call, "badRequest", deviation);
}

/** Whose token this is, if the account is in order and its keys may call the operation. */
function admit(call: OpenCall, token: string | undefined): Api31Account {
  const caller = authenticate(call.service, token);
  const block = call.service.switches.blocks.of(caller);
  if (block !== undefined) throw knownFault(block);
  if (caller.permissions?.includes(call.request.name) === false) throw refusal(call, "operationNotAllowed");
  return caller;
}

function authenticate(service: Service, token: string | undefined): Api31Account {
  const account = token === undefined ? undefined : service.sessions.accountOf(token);
  if (account === "expired") throw knownFault("DEFAULT_ERROR_CODE999");
  if (account === undefined) throw knownFault("ERRIAU6000007");
  return account;
}
