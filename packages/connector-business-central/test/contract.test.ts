import { accountContract, type ErpWorld, erpContract } from "@erp-gateway/connector-kit";
import { DEMO, DEMO_VENDORS } from "@erp-gateway/sandbox";
import { expect } from "vitest";
import { defaultMapping } from "../src/sales/default-mapping.ts";
import { COMPANY_PATH, createBooks, readJson } from "./books.ts";
import { proposeFor } from "./proposal.ts";

const WRONG = { clientSecret: "not-the-secret-of-anybody" };

accountContract("business-central", {
  withGoodSettings: async () => (await createBooks()).connect().account,
  withRefusedCredentials: async () => (await createBooks()).connect(WRONG).account,
  withRemoteDown: async () => {
    const { sandbox, connect } = await createBooks();
    await sandbox.close();
    return connect().account;
  },
  secrets: [DEMO.businessCentral.clientSecret, WRONG.clientSecret],
});

erpContract("business-central", {
  world: createErpWorld,
  withRefusedCredentials: async () => (await createBooks()).connect(WRONG).erp,
  severalPages: 5,
  defaultMapping,
});

async function createErpWorld(): Promise<ErpWorld> {
  const { sandbox, connect, call, control } = await createBooks({ businessCentral: { maxPageSize: 2 } });
  const rows = async (path: string): Promise<readonly Record<string, string>[]> => {
    const { value } = await readJson<{ value: Record<string, string>[] }>(await call(path));
    return value;
  };
  const template = await proposeFor(connect().erp);
  let proposals = 0;
  return {
    open: () => connect().erp,
    async post(count) {
      const numbers: string[] = [];
      for (let index = 0; index < count; index++) {
        const lines = [
          { description: "Gevel", unitOfMeasureCode: "UUR", quantity: 2, unitPrice: 62.4, taxCode: "HOOG" },
        ];
        const answer = await control("posted-sales-invoice", { customerNumber: "D00020", lines });
        expect(answer.status).toBe(201);
        const { number } = await readJson<{ number: string }>(answer);
        numbers.push(number);
      }
      return numbers;
    },
    vendors: DEMO_VENDORS,
    proposal: () => ({ ...template, supplierNumber: `2026-${++proposals}` }),
    async purchases() {
      const held = await readJson<readonly { readonly id: string }[]>(await control("purchase-invoices"));
      return held.map(({ id }) => `purchaseInvoices(${id})`);
    },
    async filesOf(reference) {
      const files = await rows(`${reference}/documentAttachments`);
      return Promise.all(
        files.map(async ({ id, fileName = "" }) => {
          const content = await call(`documentAttachments(${id})/attachmentContent`);
          return { name: fileName, bytes: new Uint8Array(await content.arrayBuffer()) };
        }),
      );
    },
    loseNextAnswer: () =>
      sandbox.world.faults.add({
        target: "business-central",
        operation: `POST ${COMPANY_PATH}/purchaseInvoices`,
        kind: "reset-after",
      }),
    async throttleNext(retryAfterMs) {
      await control("throttle", { times: 1, retryAfterSeconds: retryAfterMs / 1000 });
    },
  };
}
