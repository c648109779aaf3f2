import { required } from "./contract/field.ts";
import { textElement } from "./element.ts";
import { type Call, type Operation, refusal, requiredText } from "./operation.ts";

/** Asks another company for keys to its account, as an accountant does; the platform mails the question. */
export const requestAppIntegration: Operation = {
  needsToken: true,
  since: "v3.1",
  request: { fields: { To: "Recipient", PayByRequester: required("boolean") } },
  answer: { fields: { IntegrationToken: "string" } },
  handle(call) {
    if (call.caller.canSendAppIntegrationRequests !== true) throw refusal(call, "operationNotAllowed");
    const referenceId = requiredText(call, "To", "ReferenceId");
    const emailAddress = requiredText(call, "To", "EmailAddress");
    requireBoolean(call, "PayByRequester");
    const token = call.service.integrations.add({ requestedBy: call.caller, referenceId, emailAddress });
    return textElement("IntegrationToken", token);
  },
};

/** The keys, once the other company has accepted. */
export const requestAppIntegrationCredentials: Operation = {
  needsToken: true,
  since: "v3.1",
  request: { fields: { IntegrationToken: "string" } },
  answer: {
    fields: { ApplicationName: "string", ConsumerKey: "string", ConsumerSecret: "string", EmailAddress: "string" },
  },
  handle(call) {
    const integration = call.service.integrations.find(requiredText(call, "IntegrationToken"));
    if (integration?.requestedBy !== call.caller) throw refusal(call, "unknownIntegration");
    const { credentials, emailAddress } = integration;
    if (credentials === undefined) throw refusal(call, "integrationNotAccepted");
    return [
      textElement("ApplicationName", call.caller.name),
      textElement("ConsumerKey", credentials.appKey),
      textElement("ConsumerSecret", credentials.secret),
      textElement("EmailAddress", emailAddress),
    ].join("");
  },
};

function requireBoolean(call: Call, field: string): void {
  if (!["true", "false", "1", "0"].includes(requiredText(call, field))) {
    throw refusal(call, "badRequest", `${field} is neither true nor false`);
  }
}
