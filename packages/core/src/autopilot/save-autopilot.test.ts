import { describe, expect, it } from "vitest";
import { erpPort } from "../../test/erp.ts";
import { document } from "../../test/receiving.ts";
import { createWorld, faultsOf, trusted } from "../../test/world.ts";
import { revokeConnection } from "../connection/connection-commands.ts";
import { formatDecimal } from "../decimal/decimal.ts";
import { type AutopilotInput, saveAutopilot } from "./save-autopilot.ts";

const INPUT: AutopilotInput = {
  ledgerAccount: " 4000 ",
  postingScheme: [{ category: "s", rate: "21.00", vatCode: "HOOG" }],
};

async function autopiloting() {
  const world = await createWorld({ inbox: { fetch: async () => document() } });
  const erp = await world.addConnection(world.organization, { erp: erpPort({}) });
  const { context, connection, request } = world;
  return {
    ...world,
    erp,
    save: (given: Partial<AutopilotInput> = {}, source = connection, target = erp) =>
      saveAutopilot(context, source, target, { ...INPUT, ...given }, request()),
  };
}

it("MUST lead from an inbox to an ERP, without any tolerance unless one is given", async () => {
  const { save, stores, connection, erp, events } = await autopiloting();
  const { id } = trusted(await save());
  const saved = await stores.autopilots.forConnection(connection.id);
  expect(saved).toMatchObject({ id, erpConnectionId: erp.id, ledgerAccount: "4000" });
  expect(saved?.postingScheme.map(({ category, rate }) => `${category} ${formatDecimal(rate)}`)).toEqual(["S 21.00"]);
  expect(saved && formatDecimal(saved.totalsTolerance)).toBe("0.00");
  expect(await events(id)).toMatchObject([{ type: "AUTOPILOT_CREATED", data: { ledgerAccount: "4000", rules: "1" } }]);
});

it("MUST be replaced by id", async () => {
  const { context, save, connection, erp, request, stores, clock, eventTypes } = await autopiloting();
  const first = trusted(await save());
  clock.advance(1000);
  const input = { ...INPUT, ledgerAccount: "4100", totalsTolerance: "0.05" };
  const second = trusted(await saveAutopilot(context, connection, erp, input, request(), first));
  expect(second).toMatchObject({ id: first.id, createdAt: first.createdAt, ledgerAccount: "4100" });
  expect(await stores.autopilots.byId(first.id)).toEqual(second);
  expect(await eventTypes(first.id)).toEqual(["AUTOPILOT_CREATED", "AUTOPILOT_CHANGED"]);
});

describe("a refusal", () => {
  it("MUST name every reason at once", async () => {
    const { save, connection, erp, addOrganization, addConnection } = await autopiloting();
    const other = await addOrganization({ identifiers: [] });
    const neither = await addConnection(other, {});
    const wrong = {
      ledgerAccount: " ",
      postingScheme: [
        { category: "S", rate: "21", vatCode: "HOOG" },
        { category: "S", rate: "9%", vatCode: "LAAG" },
      ],
      totalsTolerance: "five",
    };
    expect(faultsOf(await save(wrong, erp, neither))).toEqual([
      "AUTOPILOT-CONNECTION-01 $.connectionId",
      "AUTOPILOT-ERP-01 $.erpConnectionId",
      "AUTOPILOT-ERP-02 $.erpConnectionId",
      "AUTOPILOT-LEDGER-01 $.ledgerAccount",
      "DEC-01 $.postingScheme[1].rate",
      "DEC-01 $.totalsTolerance",
    ]);
    expect(faultsOf(await save({ postingScheme: [] }, connection))).toEqual(["AUTOPILOT-SCHEME-01 $.postingScheme"]);
  });

  it("MUST follow when a connection was revoked", async () => {
    const { context, save, connection, erp, request } = await autopiloting();
    const revoked = trusted(await revokeConnection(context, connection, request()));
    const noErp = trusted(await revokeConnection(context, erp, request()));
    expect(faultsOf(await save({}, revoked, noErp))).toEqual([
      "AUTOPILOT-CONNECTION-01 $.connectionId",
      "AUTOPILOT-ERP-01 $.erpConnectionId",
    ]);
  });

  it("MUST follow when another autopilot serves the connection", async () => {
    const { save } = await autopiloting();
    trusted(await save());
    expect(faultsOf(await save())).toEqual(["AUTOPILOT-CONNECTION-02 $.connectionId"]);
  });
});
