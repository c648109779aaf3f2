import { inspect } from "node:util";
import { expect, it } from "vitest";
import { eventually } from "./api.ts";
import { api31Keys, api31Settings, customerOver, setUp, stateOf } from "./organization.ts";
import { createWorld, example } from "./world.ts";

it("MUST never stand in a log, in an answer or in an event, whatever fails", async () => {
  const log: string[] = [];
  const note = (...line: readonly unknown[]) => void log.push(inspect(line, { depth: 20, showHidden: true }));
  const world = await createWorld({ log: { debug: note, info: note, warn: note, error: note } });
  const { api, sandbox } = world;
  const { api31, psb, businessCentral } = sandbox.info.credentials;
  const answers: string[] = [];
  const ask = async (query: string, variables: unknown = {}) => {
    answers.push(JSON.stringify((await api.post({ query, variables })).body));
  };
  const fault = (planted: Record<string, unknown>) =>
    fetch(`${sandbox.info.controlUrl}/faults`, { method: "POST", body: JSON.stringify(planted) });
  const setup = await setUp(world);
  const { organizationId } = setup;

  for (const [target, connectionId] of [
    ["api31", setup.api31Id],
    ["psb", setup.psbId],
    ["business-central", setup.erpId],
    ["identity", setup.psbId],
  ] as const) {
    for (const kind of ["reset-before", "html", "status"]) {
      await fault({ target, kind, status: 500, body: "down", times: 3 });
      await ask("query ($id: ID!) { node(id: $id) { ... on Connection { parties { name } } } }", { id: connectionId });
      answers.push(
        JSON.stringify(
          await api.mutate("testConnection", { connectionId }, "... on Connection { lastTest { checks { detail } } }"),
        ),
      );
      await fetch(`${sandbox.info.controlUrl}/faults`, { method: "DELETE" });
    }
  }
  for (const [path, connectionId] of [
    ["api31", setup.api31Id],
    ["psb", setup.psbId],
  ] as const) {
    const customerId = await customerOver(world, organizationId, connectionId, {
      endpointId: "0106:58765432",
      number: path,
    });
    const invoice = { ...example("onderhoud-woningen"), number: `G-${path}` };
    const invoiceId = await api.id("submitInvoice", { customerId, invoice });
    const operation = path === "psb" ? "POST /api/v1/0106:61234567/salesInvoice/send" : "SendDocument";
    await fault({ target: path, operation, kind: "reset-after" });
    await api.id("postInvoice", { invoiceId });
    await eventually(
      () => stateOf(world, invoiceId),
      (state) => state === "DELIVERED",
    );
  }
  const settings = { ...api31Settings(sandbox.info.soapUrl), ...api31Keys(api31), appKey: 5, colour: psb.clientSecret };
  const input = { idempotencyKey: "s", organizationId, connectorId: "4ps-bc", environment: "ACCEPTANCE", settings };
  const create =
    "mutation ($input: CreateConnectionInput!) { createConnection(input: $input) { __typename ... on UserError { message } } }";
  await ask(create, { input });
  await ask(create, { input: { ...input, title: "wrong" } });
  await fetch(`${world.url}/hooks/${Buffer.from(setup.psbId, "base64").toString().split(":")[1]}`, {
    method: "POST",
    headers: { authorization: `Bearer ${api.token}`, "x-econnect-signature": "sha256=00" },
    body: psb.clientSecret,
  });
  await ask(
    "query ($id: ID!) { node(id: $id) { ... on Connection { settings secrets { name hint } timeline { type data { name value } } } } events(first: 500) { type data { name value } } }",
    { id: setup.psbId },
  );
  await world.close();

  const secrets = {
    appKey: api31.appKey,
    secret: api31.secret,
    api31Subscription: api31.subscriptionKey,
    clientSecret: psb.clientSecret,
    password: psb.password,
    psbSubscription: psb.subscriptionKey,
    erpSecret: businessCentral.clientSecret,
    token: api.token,
  };
  expect(log.length).toBeGreaterThan(50);
  expect(answers.filter((answer) => answer.includes('"errors"')).length).toBeGreaterThan(5);
  for (const [name, secret] of Object.entries(secrets)) {
    expect({ name, lines: log.filter((line) => line.includes(secret)) }).toEqual({ name, lines: [] });
    expect({ name, answers: answers.filter((answer) => answer.includes(secret)) }).toEqual({ name, answers: [] });
  }
  expect(log.filter((line) => /Bearer (?!egw)[\w.-]{10}|<Password|authorization/i.test(line))).toEqual([]);
}, 60_000);
