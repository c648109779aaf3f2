import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { credentials, SOAP, V3_1 } from "../src/api31/soap-caller.test.helper.ts";
import { createSandbox, type Sandbox } from "../src/sandbox.ts";
import { DEMO } from "../src/world/demo.ts";

const BODY =
  `<s:Envelope xmlns:s="${SOAP}"><s:Body><Login xmlns="${V3_1}">` +
  `${credentials(DEMO.api31.appKey, DEMO.api31.secret)}</Login></s:Body></s:Envelope>`;

let sandbox: Sandbox;
let socket: Socket;
let received = "";
beforeEach(async () => {
  sandbox = await createSandbox();
  received = "";
  socket = connect(Number(new URL(sandbox.url).port), "127.0.0.1");
  socket.setEncoding("utf8").on("data", (text) => {
    received += text;
  });
  await once(socket, "connect");
});
afterEach(async () => {
  socket.destroy();
  await sandbox.close();
});

const head = (...headers: readonly string[]) =>
  [
    `POST /soap/v3.1?subscriptionKey=${DEMO.api31.subscriptionKey} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Content-Type: text/xml; charset=utf-8",
    `SOAPAction: "${V3_1}Login"`,
    ...headers,
    "",
    "",
  ].join("\r\n");
const answers = () => received.split("</SOAP:Envelope>").length - 1;

it("MUST ask for a body that waits for 100-continue, then answer", async () => {
  socket.write(head(`Content-Length: ${BODY.length}`, "Expect: 100-continue"));
  await expect.poll(() => received).toBe("HTTP/1.1 100 Continue\r\n\r\n");
  socket.write(BODY);
  await expect.poll(answers).toBe(1);
  expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 /);
});

it("MUST answer one request after the other on a connection kept alive", async () => {
  for (const count of [1, 2, 3]) {
    socket.write(head(`Content-Length: ${BODY.length}`) + BODY);
    await expect.poll(answers).toBe(count);
  }
  expect(received.match(/<SecurityToken>/g)).toHaveLength(3);
  expect(received).toMatch(/\r\ncontent-length: \d+\r\n/i);
});

it("MUST refuse a chunked body with 411 and nothing more, and go on", async () => {
  const chunk = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
  socket.write(head("Transfer-Encoding: chunked") + chunk);
  await expect.poll(() => received).toMatch(/\r\n\r\n$/);
  expect(received).toMatch(/^HTTP\/1\.1 411 /);
  expect(received).toMatch(/\r\ncontent-length: 0\r\n/i);
  socket.write(head(`Content-Length: ${BODY.length}`) + BODY);
  await expect.poll(answers).toBe(1);
});
