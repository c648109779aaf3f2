import type { World } from "./world.ts";

export interface Subscription {
  /** The next message of the stream: its data, or `:` for a comment. @throws Error when the stream ends */
  next(): Promise<unknown>;
  /** The next data, comments left out. */
  nextData<Data>(): Promise<Data>;
  close(): Promise<void>;
}

/** A subscription over server-sent events, read as it comes from the socket. */
export async function subscribe(
  { url, api }: Pick<World, "url" | "api">,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Subscription> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    signal: leaving.signal,
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      authorization: `Bearer ${api.token}`,
    },
    body: JSON.stringify({ query, variables }),
  });
  if (response.body === null || response.status !== 200) throw new Error(`no stream: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const subscription: Subscription = {
    async next() {
      while (!text.includes("\n\n")) {
        const { value, done } = await reader.read();
        if (done) throw new Error(`the stream ended with ${text}`);
        text += value;
      }
      const end = text.indexOf("\n\n");
      const message = text.slice(0, end);
      text = text.slice(end + 2);
      if (message.startsWith(":")) return ":";
      const [, data = "null"] = /^data: ?(.*)$/m.exec(message) ?? [];
      return (JSON.parse(data) as { data: unknown }).data;
    },
    async nextData<Data>() {
      for (;;) {
        const message = await subscription.next();
        if (message !== ":") return message as Data;
      }
    },
    async close() {
      leaving.abort();
      await reader.cancel().catch(() => undefined);
    },
  };
  return subscription;
}
