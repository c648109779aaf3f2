import type { Stores } from "@erp-gateway/core";
import { createMemoryStores } from "@erp-gateway/core/testing";
import { expect, it } from "vitest";
import { watchFetch, watchStores } from "../under-test/watched.ts";
import { COMMIT_POINTS, createComeBy } from "./commit-points.ts";
import { METHODS } from "./methods.ts";
import { remoteCallOf } from "./remote-calls.ts";

const methodsOf = (store: object): readonly string[] =>
  Object.entries(store).flatMap(([name, member]) => (typeof member === "function" ? [name] : []));

it("MUST have a line for every method of every port, and for no other", () => {
  const stores = Object.entries(createMemoryStores()) as [keyof Stores, object][];
  const there = Object.fromEntries(stores.map(([port, store]) => [port, methodsOf(store).toSorted()]));
  const known = Object.entries(METHODS).map(([port, methods]) => [port, Object.keys(methods).toSorted()]);
  expect(Object.fromEntries(known)).toEqual(there);
});

it("MUST come by a point before and after each write, and by none when something is read", async () => {
  const passed: string[] = [];
  const stores = watchStores(createMemoryStores(), (point) => void passed.push(point));
  await stores.jobs.postpone("nothing", new Date());
  await stores.jobs.nextRunAt();
  expect(passed).toEqual(["jobs.postpone before", "jobs.postpone after"]);
});

it("MUST not come by the point after a write that failed", async () => {
  const passed: string[] = [];
  const { events, ...others } = createMemoryStores();
  const append = () => Promise.reject(new Error("disk full"));
  const stores = watchStores({ ...others, events: { ...events, append } }, (point) => void passed.push(point));
  await expect(stores.events.append({})).rejects.toThrow("disk full");
  expect(passed).toEqual(["events.append before"]);
});

it("MUST come by a point before a call leaves and once it is answered", async () => {
  const passed: string[] = [];
  const comeBy = (point: string) => void passed.push(point);
  const fetch = watchFetch(async () => {
    comeBy("on the wire");
    return new Response(null);
  }, comeBy);
  await fetch("http://x.test/api/v1/me/salesInvoice/send", { method: "POST" });
  expect(passed).toEqual(["PSB send sent", "on the wire", "PSB send answered"]);
});

it("MUST kill at the planned passage of the planned point, once", () => {
  const killed: string[] = [];
  const comeBy = createComeBy({ point: "b", passage: 2 }, (point) => void killed.push(point));
  const kills = ["b", "a", "b", "b"].map((point) => {
    comeBy(point);
    return killed.length;
  });
  expect(kills).toEqual([0, 0, 1, 1]);
});

it("MUST name each point once", () => {
  expect(new Set(COMMIT_POINTS.map(({ name }) => name)).size).toBe(COMMIT_POINTS.length);
});

it.each([
  ["POST", "/soap/v3.1?subscriptionKey=k", '"http://ws.econnect.eu/GetInboxDocument"', "API31 GetInboxDocument"],
  ["POST", "/soap/v3.1?subscriptionKey=k", '"http://ws.econnect.eu/GetInboxDocuments"', "API31 GetInboxDocuments"],
  ["GET", "/api/v1/0106%3A1/salesInvoice/x/status", "", "PSB status"],
  ["POST", "/tenant/oauth2/v2.0/token", "", "BC token"],
  ["GET", "/v2.0/t/e/api/v2.0/companies(1)/purchaseInvoices(2)/documentAttachments", "", "BC find attachments"],
  ["PATCH", "/v2.0/t/e/api/v2.0/companies(1)/documentAttachments(3)/attachmentContent", "", "BC fill attachment"],
  ["GET", "/elsewhere", "", "other call"],
])("MUST know %s %s %s as %s", (method, path, soapaction, name) => {
  expect(remoteCallOf(new Request(`http://x.test${path}`, { method, headers: { soapaction } }))).toBe(name);
});
