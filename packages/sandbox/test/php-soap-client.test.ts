import { execFile, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { invoice } from "../src/api31/soap-caller.test.helper.ts";
import { DEMO } from "../src/world/demo.ts";
import { OPERATIONS, openService, VERSIONS } from "./open-service.ts";

const SCRIPT = fileURLToPath(new URL("php-soap-client.php", import.meta.url));
/** From the system, no package. */
const PHP = "php";
const isThere = spawnSync(PHP, ["-r", 'exit(extension_loaded("soap") ? 0 : 1);']).status === 0;
const remark = isThere ? "" : " (skipped: no php with its soap extension here)";

describe.skipIf(!isThere)(`SoapClient of PHP${remark}`, () => {
  it.each(VERSIONS)("MUST work unmodified from the WSDL of %s", async (version) => {
    const { wsdlUrl, namespace } = await openService(version);
    const xml = invoice("2026-1");
    const { appKey, secret } = DEMO.api31;
    // Not synchronously: the service runs in this process.
    const { stdout } = await promisify(execFile)(PHP, [SCRIPT, wsdlUrl, namespace, appKey, secret, xml]);
    const seen = JSON.parse(stdout) as Record<string, unknown>;

    const row = { ExternalId: "XCNIN900001", Subject: "Factuur 2026-1" };
    expect(seen).toMatchObject({
      functions: OPERATIONS[version],
      tokenLength: 352,
      parties: { Results: { PartyAccountDetails: { EConnectPartyId: "XCNL10019", IsVerified: true } } },
      party: { Details: { EConnectPartyId: "XCNL10020", Address: { Residence: "Ede" } } },
      sent: { ExternalId: "XCNIN900001" },
      outbox: { Results: { Document: row } },
      outboxStatus: "10",
      inbox: { Results: { Document: { ...row, Transaction: { DeliveryMethod: "ToInbox" } } } },
      downloaded: "30",
      allowed: 9,
      set: { ExternalId: "XCNIN900001" },
      status: { Details: { Code: "40", Info: { UserName: "API gebruiker" } } },
      pdfName: "Factuur 2026-1.pdf",
      pdf: "%PDF-",
      fault: { code: "SOAP:Server", text: expect.stringContaining("[ERRCDO4000003]") },
    });
    expect(seen["payload"]).toBe(xml);
  });
});
