import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type ErpPort, parseSettings, watchCodes } from "@erp-gateway/core";
import { createGrantKeeper, refuseUncatalogued } from "@erp-gateway/core/testing";
import { DEMO } from "@erp-gateway/sandbox";
import { expect, onTestFinished } from "vitest";
import { businessCentral } from "../src/index.ts";

export interface OddRequest {
  readonly method: string;
  readonly url: string;
  /** Below the company. */
  readonly path: string;
  readonly filter: string;
  readonly body: string;
}

/** A Business Central over HTTP that has what the sandbox lacks. @param answer - the JSON body of a request */
export async function createOddBooks(
  answer: (request: OddRequest) => object,
): Promise<{ readonly erp: ErpPort; readonly requests: readonly OddRequest[] }> {
  const requests: OddRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const url = new URL(incoming.url ?? "", `http://${incoming.headers.host}`);
    response.setHeader("content-type", "application/json");
    if (url.pathname.endsWith("/token")) {
      response.end(JSON.stringify({ access_token: "t", token_type: "Bearer", expires_in: 3600 }));
      return;
    }
    const request = {
      method: incoming.method ?? "",
      url: url.href,
      path: url.pathname.replace(/^.*?companies\([^)]*\)\/?/, ""),
      filter: url.searchParams.get("$filter") ?? "",
      body: Buffer.concat(chunks).toString("utf8"),
    };
    requests.push(request);
    response.end(JSON.stringify(answer(request)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());

  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { tenantId, environment, companyId, clientId, clientSecret } = DEMO.businessCentral;
  const settings = parseSettings(businessCentral.settings, {
    tenantId,
    environmentName: environment,
    companyId,
    clientId,
    clientSecret,
    baseUrl: url,
    loginUrl: url,
  });
  if (!settings.ok) expect.fail(JSON.stringify(settings.faults));
  const clock = { now: () => new Date() };
  const deps = { fetch, clock, log: console, grant: createGrantKeeper() };
  const { erp } = watchCodes(businessCentral.connect(settings.value, "ACCEPTANCE", deps), refuseUncatalogued);
  return { erp, requests };
}
