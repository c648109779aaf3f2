import { describe, expect, it } from "vitest";
import { deliveryPort } from "../../test/sending.ts";
import { createWorld, faultsOf, invoiceContent, trusted } from "../../test/world.ts";
import type { Connection } from "../connection/connection.ts";
import type { DeliveryPort } from "../connector/delivery.ts";
import { ConnectorError } from "../connector/error.ts";
import type { Customer } from "../customer/customer.ts";
import type { SendingProfile } from "../sending-profile/sending-profile.ts";
import { type PREFLIGHT_FAULTS, preflight } from "./preflight.ts";

interface Given {
  readonly customer?: Partial<Customer>;
  readonly profile?: Partial<SendingProfile>;
  readonly connection?: Pick<Connection, "state">;
  readonly lookupRecipient?: DeliveryPort["lookupRecipient"];
  readonly content?: Parameters<typeof invoiceContent>[0];
}

async function check({ lookupRecipient, ...given }: Given = {}) {
  const world = await createWorld({ delivery: deliveryPort({ ...(lookupRecipient && { lookupRecipient }) }) });
  const { context, stores, connection, profile, customer } = world;
  await stores.profiles.save({ ...profile, ...given.profile }, {});
  await stores.connections.update({ ...connection, ...given.connection, revision: 2 }, {});
  const result = await preflight(context, invoiceContent(given.content), { ...customer, ...given.customer });
  return { ...world, result };
}
const lookupThat = (outcome: Awaited<ReturnType<DeliveryPort["lookupRecipient"]>> | Error) => async () => {
  if (outcome instanceof Error) throw outcome;
  return outcome;
};

const CASES: Readonly<Record<keyof typeof PREFLIGHT_FAULTS, Given>> = {
  ELECTRONIC_INVOICING_OFF: { customer: { electronicInvoicing: "OFF" } },
  ELECTRONIC_INVOICING_EVERBINDING: { customer: { electronicInvoicing: "EVERBINDING" } },
  CUSTOMER_WITHOUT_PROFILE: { customer: { sendingProfileId: "none" } },
  SENDING_VIA_PEPPOL_OFF: { profile: { sendViaPeppol: false } },
  CONNECTION_REVOKED: { connection: { state: "REVOKED" } },
  CONNECTION_NOT_LIVE: { connection: { state: "BLOCKED" } },
  RECIPIENT_UNREACHABLE: { lookupRecipient: lookupThat({ reachable: false, reason: "not in the directory" }) },
  RECIPIENT_LOOKUP_FAILED: { lookupRecipient: lookupThat(new ConnectorError("UNAVAILABLE", "maintenance")) },
};

it.each(Object.entries(CASES))("MUST refuse with %s alone, where that is the only reason", async (code, given) => {
  expect(faultsOf((await check(given)).result)).toEqual([`${code} $.customerId`]);
});

it("MUST give document, bytes and both addresses when nothing is wrong, with the warnings", async () => {
  const { result, context, connection } = await check({ content: { dueDate: undefined } });
  const { bytes, document, findings, ...route } = trusted(result);
  expect(route).toMatchObject({
    sender: "0106:60000001",
    recipient: "0106:40123456",
    connection: { id: connection.id },
  });
  expect(bytes).toEqual(context.format.write(document, "PEPPOL_BIS_3"));
  expect(document.seller.vatNumber).toBe("NL123456789B01");
  expect(findings.map(({ rule }) => rule)).toEqual(["BR-CO-25"]);
});

it("MUST write in the format of the profile", async () => {
  const { result } = await check({ profile: { format: "NLCIUS" } });
  expect(new TextDecoder().decode(trusted(result).bytes)).toContain("NLCIUS");
});

it("MUST name every reason at once: profile, rules and recipient", async () => {
  const { result } = await check({
    profile: { sendViaPeppol: false },
    content: { buyerReference: undefined },
    ...CASES.RECIPIENT_UNREACHABLE,
  });
  expect(faultsOf(result)).toEqual([
    "SENDING_VIA_PEPPOL_OFF $.customerId",
    "PEPPOL-EN16931-R003 $.buyerReference",
    "RECIPIENT_UNREACHABLE $.customerId",
  ]);
});

describe("the recipient", () => {
  it("MUST be looked up by Endpoint-ID, for the type of document", async () => {
    const asked: unknown[] = [];
    const lookupRecipient: DeliveryPort["lookupRecipient"] = async (...question) => {
      asked.push(question);
      return { reachable: false, reason: "no" };
    };
    await check({ lookupRecipient, content: { kind: "CREDIT_NOTE" } });
    expect(asked).toEqual([[["0106:40123456"], "CREDIT_NOTE"]]);
  });

  it("MUST not be looked up through a connection that is not live", async () => {
    const lookupRecipient = lookupThat(new Error("asked"));
    expect(faultsOf((await check({ lookupRecipient, ...CASES.CONNECTION_NOT_LIVE })).result)).toHaveLength(1);
  });

  it("MUST come with what the network said", async () => {
    const { result } = await check(CASES.RECIPIENT_UNREACHABLE);
    expect(result).toMatchObject({ faults: [{ message: expect.stringContaining("not in the directory") }] });
  });

  it("MUST let a bug rise", async () => {
    await expect(check({ lookupRecipient: lookupThat(new TypeError("bug")) })).rejects.toThrow("bug");
  });
});

it("MUST use the organization's default profile for a customer without one", async () => {
  const { context, stores, profile, customer } = await createWorld({ delivery: deliveryPort({}) });
  const { sendingProfileId: _, ...withoutProfile } = customer;
  const result = () => preflight(context, invoiceContent(), withoutProfile);
  expect(faultsOf(await result())).toEqual(["CUSTOMER_WITHOUT_PROFILE $.customerId"]);
  await stores.profiles.save({ ...profile, isDefault: true }, {});
  expect(trusted(await result()).profile.id).toBe(profile.id);
});
