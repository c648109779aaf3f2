import { buildSchema, type GraphQLObjectType } from "graphql";
import { createYoga } from "graphql-yoga";
import { beforeEach, expect, it } from "vitest";
import { useEventStream } from "./event-stream.ts";
import { useSharedSubscriptions } from "./shared-subscriptions.ts";

interface Event {
  readonly number: number;
}

const EVENTS: readonly Event[] = [{ number: 1 }, { number: 2 }];

const seen = { resolved: 0, left: 0 };
beforeEach(() => {
  seen.resolved = 0;
  seen.left = 0;
});

/** Two events for whoever asks, the same objects for all. */
function world() {
  const schema = buildSchema(`
    type Query { none: Int }
    type Subscription { events(after: Int): Event! }
    type Event { number(times: Int = 1): Int! scopes: String! broken: Int! }
  `);
  const fieldsOf = (name: string) => (schema.getType(name) as GraphQLObjectType).getFields();
  const { events } = fieldsOf("Subscription");
  const { number, scopes, broken } = fieldsOf("Event");
  if (!events || !number || !scopes || !broken) throw new Error("no such field");
  events.subscribe = async function* (_root, { after = 0 }) {
    try {
      yield* EVENTS.filter((event) => event.number > after);
    } finally {
      seen.left += 1;
    }
  };
  events.resolve = (event) => event;
  number.resolve = (event: Event, { times }) => {
    seen.resolved += 1;
    return event.number * times;
  };
  scopes.resolve = (_event, _args, { caller }) => caller.scopes.join(" ");
  broken.resolve = () => {
    throw new Error("/var/secret-place is full");
  };
  const yoga = createYoga<{ caller: { scopes: readonly string[] } }>({
    schema,
    logging: false,
    maskedErrors: { isDev: false },
    plugins: [useSharedSubscriptions(), useEventStream(5_000)],
  });
  return async (query: string, variables: Record<string, unknown> = {}, scopes: readonly string[] = ["READ"]) => {
    const response = await yoga.fetch(
      "http://x.test/graphql",
      {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream" },
        body: JSON.stringify({ query, variables }),
      },
      { caller: { scopes } },
    );
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const text = await response.text();
    expect(text).toContain("event: complete");
    return [...text.matchAll(/^data: (.+)$/gm)].map(([, json = ""]) => JSON.parse(json) as { data: unknown });
  };
}

const data = (...events: readonly object[]) => events.map((event) => ({ data: { events: event } }));

it("MUST answer equal questions about one event once, from wherever each one began", async () => {
  const ask = world();
  const query = "subscription ($after: Int) { events(after: $after) { number } }";
  const answers = await Promise.all([0, 0, 0, 1].map((after) => ask(query, { after })));
  expect(answers.slice(0, 3)).toEqual(Array(3).fill(data({ number: 1 }, { number: 2 })));
  expect(answers[3]).toEqual(data({ number: 2 }));
  expect(seen).toEqual({ resolved: 2, left: 4 });
});

it("MUST NOT mix questions up that differ in fields, in variables or in who asks", async () => {
  const ask = world();
  const times =
    "subscription ($times: Int, $shown: Boolean = true) { events { number(times: $times) @include(if: $shown) } }";
  const [one, three, hidden, other, reader, writer] = await Promise.all([
    ask(times, { times: 1 }),
    ask(times, { times: 3 }),
    ask(times, { times: 3, shown: false }),
    ask("subscription ($times: Int) { events { ...F } } fragment F on Event { number(times: $times) }", { times: 7 }),
    ask("subscription { events { scopes } }"),
    ask("subscription { events { scopes } }", {}, ["READ", "SEND"]),
  ]);
  expect(one).toEqual(data({ number: 1 }, { number: 2 }));
  expect(three).toEqual(data({ number: 3 }, { number: 6 }));
  expect(hidden).toEqual(data({}, {}));
  expect(other).toEqual(data({ number: 7 }, { number: 14 }));
  expect(reader).toEqual(data({ scopes: "READ" }, { scopes: "READ" }));
  expect(writer).toEqual(data({ scopes: "READ SEND" }, { scopes: "READ SEND" }));
});

it("MUST NOT show a defect, in the answers of none of them", async () => {
  const ask = world();
  for (const answers of await Promise.all([1, 2].map(() => ask("subscription { events { broken } }")))) {
    expect(answers).toHaveLength(2);
    for (const answer of answers) {
      expect(answer).toEqual({
        data: null,
        errors: [
          {
            message: "Unexpected error.",
            locations: [{ line: 1, column: 25 }],
            path: ["events", "broken"],
            extensions: { code: "INTERNAL_SERVER_ERROR" },
          },
        ],
      });
    }
  }
});
