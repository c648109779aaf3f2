import { expect, it } from "vitest";
import { errorResponse, readBody } from "./body.ts";

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  const init = { method: "POST", headers, body, duplex: "half" };
  return new Request("http://x.test", init);
}

/** So many bytes in pieces of ten, without a length said beforehand. */
function stream(size: number) {
  const read = { bytes: 0 };
  const body = new ReadableStream({
    pull(controller) {
      if (read.bytes >= size) return controller.close();
      const piece = new Uint8Array(Math.min(10, size - read.bytes)).fill(7);
      read.bytes += piece.length;
      controller.enqueue(piece);
    },
  });
  return { body, read };
}

it("MUST be the exact bytes, up to the limit", async () => {
  expect(await readBody(post(new Uint8Array([0, 255, 13])), 3)).toEqual(Buffer.from([0, 255, 13]));
  expect(await readBody(post(stream(100).body), 100)).toEqual(Buffer.alloc(100, 7));
  expect(await readBody(post(null), 0)).toEqual(Buffer.of());
});

it("MUST refuse one byte more", async () => {
  expect(await readBody(post("abcd"), 3)).toBeUndefined();
  expect(await readBody(post(stream(101).body), 100)).toBeUndefined();
});

it("MUST refuse a length that is said beforehand without reading", async () => {
  const { body, read } = stream(50);
  expect(await readBody(post(body, { "content-length": "1000" }), 100)).toBeUndefined();
  expect(read.bytes).toBeLessThanOrEqual(10);
});

it.each(["5", "-1", "NaN", "1e1"])("MUST NOT believe a length of %s", async (length) => {
  expect(await readBody(post(stream(101).body, { "content-length": length }), 100)).toBeUndefined();
});

it("MUST read the rest, so that the client gets to reading the answer", async () => {
  const { body, read } = stream(5_000);
  await readBody(post(body), 100);
  expect(read.bytes).toBe(5_000);
});

it("MUST answer errors in the shape of GraphQL", async () => {
  const response = errorResponse(418, "BAD_REQUEST", "no tea", { "x-tea": "no" });
  expect([response.status, response.headers.get("x-tea")]).toEqual([418, "no"]);
  expect(await response.json()).toEqual({ errors: [{ message: "no tea", extensions: { code: "BAD_REQUEST" } }] });
});
