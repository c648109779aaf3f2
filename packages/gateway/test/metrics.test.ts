import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "./api.ts";
import { customerOver, type Setup, setUp, stateOf } from "./organization.ts";
import { createWorld, example, type World } from "./world.ts";

const warned: string[] = [];
const quiet = () => undefined;
const log = {
  debug: quiet,
  info: quiet,
  warn: (_: object, message: string) => void warned.push(message),
  error: quiet,
};

let world: World;
let setup: Setup;

beforeAll(async () => {
  world = await createWorld({ log, uncatalogued: "expected" });
  setup = await setUp(world);
});
afterAll(() => world.close());

const ask = (token: string) =>
  fetch(`${world.url}/metrics`, { headers: { ...(token !== "" && { authorization: `Bearer ${token}` }) } });

/** Samples by name with labels. */
async function metrics(): Promise<ReadonlyMap<string, number>> {
  const text = await (await ask(world.api.token)).text();
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(samples.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

const fault = (given: object) =>
  fetch(`${world.sandbox.controlUrl}/faults`, { method: "POST", body: JSON.stringify({ target: "psb", ...given }) });

describe("GET /metrics", () => {
  it("MUST need a token that may read", async () => {
    expect((await ask("")).status).toBe(401);
    expect((await ask((await world.apiWith(["SEND"])).token)).status).toBe(403);
    const answer = await ask((await world.apiWith(["READ"])).token);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      200,
      "text/plain; version=0.0.4; charset=utf-8",
    ]);
  });

  it("MUST tell of jobs, deliveries, events and the process", async () => {
    const samples = await metrics();
    expect(samples.get('erp_gateway_jobs{kind="poll-inbox",state="waiting"}')).toBeGreaterThanOrEqual(0);
    expect(samples.get('erp_gateway_jobs{kind="deliver",state="due"}')).toBe(0);
    expect(samples.get('erp_gateway_deliveries{state="DELIVERED"}')).toBe(0);
    const { events } = await world.api.query<{ events: { position: number }[] }>("{ events(first: 500) { position } }");
    expect(samples.get("erp_gateway_events_position")).toBe(events.at(-1)?.position);
    expect(samples.get("process_resident_memory_bytes")).toBeGreaterThan(1e6);
    expect(samples.get("process_cpu_seconds_total")).toBeGreaterThan(0);
    for (const lag of ["p50", "p99", "max"]) {
      expect(samples.get(`nodejs_eventloop_lag_${lag}_seconds`)).toBeGreaterThanOrEqual(0);
    }
    expect([...samples.values()].every(Number.isFinite)).toBe(true);
  });

  it("MUST count, and log once, a code of a remote that has no entry in the catalogue", async () => {
    const endpointId = "0106:58765432";
    const customerId = await customerOver(world, setup.organizationId, setup.psbId, { endpointId });
    const invoiceId = await world.api.id("submitInvoice", { customerId, invoice: example("onderhoud-woningen") });
    const body = JSON.stringify({ code: "NEW-CODE", message: "never heard of" });
    await fault({ operation: "POST /api/v1/0106:61234567/salesInvoice/send", kind: "status", status: 400, body });
    await world.api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "REFUSED",
    );
    const samples = await metrics();
    expect(samples.get('erp_gateway_uncatalogued_codes_total{connector="psb",code="NEW-CODE"}')).toBe(1);
    expect(samples.get('erp_gateway_deliveries{state="REFUSED"}')).toBe(1);
    expect(warned.filter((message) => message.includes("error catalogue"))).toHaveLength(1);
  });
});

describe("a test world", () => {
  it("MUST fail where a remote says what the catalogue has no entry for, unless the test expects it", async () => {
    const strict = await createWorld();
    const { psbId } = await setUp(strict);
    const body = JSON.stringify({ code: "NEW-CODE", message: "never heard of" });
    await fetch(`${strict.sandbox.controlUrl}/faults`, {
      method: "POST",
      body: JSON.stringify({ target: "psb", operation: "GET /api/v1/me", kind: "status", status: 400, body }),
    });
    await strict.api.id("testConnection", { connectionId: psbId });
    await expect(strict.close()).rejects.toThrow("NEW-CODE");
  });
});
