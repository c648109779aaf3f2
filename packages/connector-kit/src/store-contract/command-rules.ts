import { type Change, CommandTaken, invoiceStep, type Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish, invoiceContent, type Scene } from "./builders.ts";

export const COMMAND_RULES = {
  "CMD-1": {
    title: "MUST find a command by scope and key, as it was recorded",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const change = build.change(connection);
      await stores.events.append(change);
      expect(await stores.commands.find("kit", String(change.command?.idempotencyKey))).toEqual(change.command);
      expect(await stores.commands.find("other", String(change.command?.idempotencyKey))).toBeUndefined();
      expect(await stores.commands.find("kit", "unused")).toBeUndefined();
    },
  },
  "CMD-2": {
    title: "MUST throw CommandTaken for a key in use and leave nothing of that change: no row, no event, no job",
    async check(stores) {
      const scene = await furnish(stores);
      for (const { method, write, look } of await writes(stores, scene)) {
        const change = scene.build.change(scene.connection);
        await stores.events.append({ ...(change.command && { command: change.command }) });
        const before = [await look(), await traces(stores)];
        await expect(write(change), method).rejects.toBeInstanceOf(CommandTaken);
        expect([await look(), await traces(stores)], method).toEqual(before);
      }
    },
  },
  "CMD-3": {
    title: "MUST throw CommandTaken for a repetition, never tell it that its own first write is in the way",
    async check(stores) {
      const scene = await furnish(stores);
      for (const { method, write } of await contests(stores, scene)) {
        const change = scene.build.change(scene.connection);
        expect(await write(change), method).toBe("stored");
        await expect(write(change), method).rejects.toBeInstanceOf(CommandTaken);
      }
    },
  },
  "CMD-4": {
    title: "MUST leave nothing of the change when the write is refused: no command, no event, no job",
    async check(stores) {
      const scene = await furnish(stores);
      for (const { method, write, refusal } of await contests(stores, scene)) {
        expect(await write({}), method).toBe("stored");
        const before = await traces(stores);
        const change = scene.build.change(scene.connection);
        expect(await write(change), method).toBe(refusal);
        expect(await traces(stores), method).toEqual(before);
        expect(await stores.commands.find("kit", String(change.command?.idempotencyKey)), method).toBeUndefined();
      }
    },
  },
  "CMD-5": {
    title: "MUST let two scopes use one key",
    async check(stores) {
      const { build, connection } = await furnish(stores);
      const { command } = build.change(connection);
      if (command === undefined) return expect.fail("no command");
      await stores.events.append({ command });
      await stores.events.append({ command: { ...command, scope: "other" } });
      expect(await stores.commands.find("other", command.idempotencyKey)).toEqual({ ...command, scope: "other" });
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;

const traces = async ({ events, jobs }: Stores) => [await events.lastPosition(), await jobs.nextRunAt()];

/** Every writing method with something valid to write, and where its trace would be seen. */
async function writes(stores: Stores, { build, organization, connection, customer }: Scene) {
  const newcomer = build.organization();
  const second = build.connection(organization);
  const profile = build.profile(connection, { isDefault: true });
  const [unmapped, mapped] = [build.profile(connection), build.profile(connection)];
  await stores.profiles.save(unmapped, {});
  await stores.profiles.save(mapped, {});
  await stores.mappings.save(build.mapping(mapped, 1), {});
  const buyer = build.customer(organization);
  const draft = build.invoice(customer);
  const added = build.invoice(customer);
  await stores.invoices.add(draft, {});
  const queued = build.queued(draft, connection);
  const sent = build.invoice(customer);
  await stores.invoices.add(sent, {});
  const { delivery, bytes } = build.queued(sent, connection);
  await stores.invoices.advance(sent.id, ["DRAFT"], { delivery, bytes }, {});
  const attempt = { number: 1, startedAt: build.runtime.clock.now(), outcome: "open" } as const;
  await stores.deliveries.startAttempt(delivery.id, attempt);
  const announced = build.inbound(connection);
  await stores.inbound.announce([{ document: announced, change: {} }], undefined, {});
  const document = build.inbound(connection);
  const content = new TextEncoder().encode("<Invoice/>");
  const autopilot = build.autopilot(connection, connection);
  const waiting = build.job(connection, { runAt: new Date(build.runtime.clock.now().getTime() + 3_600_000) });
  await stores.events.append({ jobs: [waiting] });

  const [webhook, endpoint] = [build.webhook(organization), build.webhook(organization)];
  const message = { ...build.webhookMessage(endpoint, 1), state: "DEAD" } as const;
  await stores.webhooks.create(endpoint, {});
  await stores.webhooks.fanOut([{ endpointId: endpoint.id, from: 0, to: 1, messages: [message], jobs: [] }]);

  const entry = (
    method: string,
    write: (change: Change) => Promise<unknown>,
    ...looks: readonly (() => Promise<unknown>)[]
  ) => ({ method, write, look: () => Promise.all(looks.map((look) => look())) });
  return [
    entry(
      "organizations.register",
      (change) => stores.organizations.save(newcomer, change),
      () => stores.organizations.byId(newcomer.id),
    ),
    entry(
      "connections.create",
      (change) => stores.connections.create(second, change),
      () => stores.connections.byId(second.id),
    ),
    entry(
      "connections.update",
      (change) => stores.connections.update({ ...connection, title: "renamed", revision: 2 }, change),
      () => stores.connections.byId(connection.id),
    ),
    entry(
      "profiles.save",
      (change) => stores.profiles.save(profile, change),
      () => stores.profiles.defaultOf(organization.id),
    ),
    entry(
      "mappings.save",
      (change) => stores.mappings.save(build.mapping(unmapped, 1), change),
      () => stores.mappings.versions(unmapped.id, 9),
    ),
    entry(
      "mappings.remove",
      (change) => stores.mappings.remove(mapped.id, change),
      () => stores.profiles.byId(mapped.id),
    ),
    entry(
      "customers.save",
      (change) => stores.customers.save(buyer, change),
      () => stores.customers.byId(buyer.id),
    ),
    entry(
      "invoices.add",
      (change) => stores.invoices.add(added, change),
      () => stores.invoices.byId(added.id),
    ),
    entry(
      "invoices.revise",
      (change) => stores.invoices.revise(draft.id, customer.id, invoiceContent("revised"), change),
      () => stores.invoices.byId(draft.id),
    ),
    entry(
      "invoices.advance",
      (change) => stores.invoices.advance(draft.id, ["DRAFT"], queued, change),
      () => stores.invoices.byId(draft.id),
      () => stores.deliveries.ofInvoice(draft.id),
      () => stores.documents.bytes(queued.delivery.contentHash),
    ),
    entry(
      "deliveries.recordAttempt",
      (change) => stores.deliveries.recordAttempt(delivery.id, { ...attempt, outcome: "accepted" }, "ref", change),
      () => stores.deliveries.byId(delivery.id),
    ),
    entry(
      "inbound.announce",
      (change) =>
        stores.inbound.announce([{ document, change: {} }], { connectionId: connection.id, value: "next" }, change),
      () => stores.inbound.byId(document.id),
      () => stores.connections.cursor(connection.id, "inbox"),
    ),
    entry(
      "inbound.receive",
      (change) => stores.inbound.receive(announced.id, content, "a-hash", change, () => change),
      () => stores.inbound.byId(announced.id),
      () => stores.documents.bytes("a-hash"),
    ),
    entry(
      "inbound.record",
      (change) => stores.inbound.record(announced.id, { run: 2 }, change),
      () => stores.inbound.byId(announced.id),
    ),
    entry(
      "autopilots.save",
      (change) => stores.autopilots.save(autopilot, change),
      () => stores.autopilots.byId(autopilot.id),
    ),
    entry(
      "webhooks.create",
      (change) => stores.webhooks.create(webhook, change),
      () => stores.webhooks.byId(webhook.id),
    ),
    entry(
      "webhooks.update",
      (change) => stores.webhooks.update({ ...endpoint, url: "https://other.example.test/", revision: 2 }, change),
      () => stores.webhooks.byId(endpoint.id),
    ),
    entry(
      "webhooks.rewind",
      (change) => stores.webhooks.rewind(endpoint.id, 7, change),
      () => stores.webhooks.byId(endpoint.id),
    ),
    entry(
      "webhooks.record",
      (change) => stores.webhooks.record({ ...message, state: "DELIVERED" }, change),
      () => stores.webhooks.message(message.id),
    ),
    entry(
      "webhooks.redrive",
      (change) => stores.webhooks.redrive([message.id], message.createdAt, change),
      () => stores.webhooks.message(message.id),
    ),
    entry(
      "webhooks.remove",
      (change) => stores.webhooks.remove(endpoint.id, change),
      () => stores.webhooks.byId(endpoint.id),
      () => stores.webhooks.message(message.id),
    ),
    entry("events.append", (change) => stores.events.append(change)),
    entry("jobs.finish", (change) => stores.jobs.finish(waiting.key, change)),
  ];
}

/** Writes that succeed once and are refused the second time, as when one request arrives twice. */
async function contests(stores: Stores, { build, organization, connection, profile, customer }: Scene) {
  const { identifiers } = build.organization();
  const [number, code] = ["C-contested", "CONTESTED"];
  const mapped = build.profile(connection);
  await stores.profiles.save(mapped, {});
  await stores.mappings.save(build.mapping(mapped, 1), {});
  const { content } = build.invoice(customer);
  const draft = build.invoice(customer);
  const other = build.invoice(customer);
  await stores.invoices.add(draft, {});
  await stores.invoices.add(other, {});
  const endpoint = build.webhook(organization);
  const message = { ...build.webhookMessage(endpoint, 1), state: "DEAD" } as const;
  await stores.webhooks.create(endpoint, {});
  await stores.webhooks.fanOut([{ endpointId: endpoint.id, from: 0, to: 1, messages: [message], jobs: [] }]);
  const posts = ({ id, organizationId }: typeof draft, change: Change): Change => ({
    ...change,
    events: [build.event("Invoice", { id, organizationId }, { steps: [invoiceStep("INVOICE_POSTED", id)] })],
  });
  const contest = (method: string, refusal: string, write: (change: Change) => Promise<string>) => ({
    method,
    refusal,
    write,
  });
  return [
    contest("organizations.register", "taken", (change) =>
      stores.organizations.save(build.organization({ identifiers }), change),
    ),
    contest("connections.update", "stale", (change) =>
      stores.connections.update({ ...connection, revision: 2 }, change),
    ),
    contest("profiles.save", "taken", (change) => stores.profiles.save(build.profile(connection, { code }), change)),
    contest("mappings.save", "stale", (change) => stores.mappings.save(build.mapping(profile, 1), change)),
    contest("mappings.remove", "absent", (change) => stores.mappings.remove(mapped.id, change)),
    contest("customers.save", "taken", (change) =>
      stores.customers.save(build.customer(organization, { number, sendingProfileId: profile.id }), change),
    ),
    contest("invoices.add", "taken", (change) => stores.invoices.add(build.invoice(customer, { content }), change)),
    contest("invoices.revise", "frozen", (change) =>
      stores.invoices.revise(draft.id, customer.id, draft.content, posts(draft, change)),
    ),
    contest("invoices.advance", "conflict", (change) =>
      stores.invoices.advance(other.id, ["DRAFT"], undefined, posts(other, change)),
    ),
    contest("webhooks.update", "stale", (change) => stores.webhooks.update({ ...endpoint, revision: 2 }, change)),
    contest("webhooks.redrive", "waiting", (change) => stores.webhooks.redrive([message.id], new Date(1), change)),
    contest("autopilots.save", "taken", (change) =>
      stores.autopilots.save(build.autopilot(connection, connection), change),
    ),
  ];
}
