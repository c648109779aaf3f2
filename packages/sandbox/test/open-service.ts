import { onTestFinished } from "vitest";
import { V3, V3_1 } from "../src/api31/soap-caller.test.helper.ts";
import { createSandbox } from "../src/sandbox.ts";
import { DEMO } from "../src/world/demo.ts";

export const VERSIONS = ["v3", "v3.1"] as const;
type VersionName = (typeof VERSIONS)[number];

const COMMON = [
  "Login",
  "GetInboxDocuments",
  "GetInboxDocument",
  "SetInboxDocumentStatus",
  "GetInboxDocumentStatus",
  "GetOutboxDocuments",
  "GetOutboxDocument",
  "GetOutboxDocumentStatus",
  "GetDocuments",
  "GetDocument",
  "SendDocument",
  "GetDocumentPdf",
  "GetParties",
  "GetParty",
  "GetAccountDetails",
  "GetAccountParties",
];

/** What a client finds in the WSDL. */
export const OPERATIONS: Readonly<Record<VersionName, readonly string[]>> = {
  v3: COMMON,
  "v3.1": [...COMMON, "RequestAppIntegration", "RequestAppIntegrationCredentials"],
};

/** A sandbox of its own for the test, over a socket, and where a client finds the WSDL. */
export async function openService(version: VersionName) {
  const sandbox = await createSandbox({ api31: { deliveryDelayMs: 20 } });
  onTestFinished(() => sandbox.close());
  return version === "v3"
    ? { wsdlUrl: `${sandbox.url}/soap/v3/service.wsdl`, namespace: V3 }
    : { wsdlUrl: `${sandbox.url}/soap/v3.1?wsdl&subscriptionKey=${DEMO.api31.subscriptionKey}`, namespace: V3_1 };
}
