import { isListed } from "../catalogue/catalogue.ts";
import { type FindFacts, present } from "./work-fact.ts";

/** Events since it was paused, tests included. */
const LOOKED_AT = 100;

/** A connection that waits for somebody, with what the remote said. */
export const connectionFacts: FindFacts = async ({ stores }, id, kind) => {
  const connection = await stores.connections.byId(id);
  if (connection === undefined) return undefined;
  const { title, connectorId, environment, lastTest } = connection;
  const events = await stores.events.newest(LOOKED_AT, { subject: { type: "Connection", id } });
  const { code, remoteCode } = events.findLast(({ type }) => type === "CONNECTION_BLOCKED")?.data ?? {};
  const cause = [remoteCode, code].find((own) => own !== undefined && isListed(own));
  const failed = lastTest?.report.checks.find(({ outcome }) => outcome === "FAILED");
  return {
    code: kind === "CONNECTION_BLOCKED" ? (cause ?? kind) : kind,
    facts: [
      ["connection", title],
      ["connector", connectorId],
      ["environment", environment],
      ...(kind === "CONNECTION_BLOCKED" ? [...present("code", code), ...present("remoteCode", remoteCode)] : []),
      ...present("lastTest", failed && `${failed.name}: ${failed.detail}`),
    ],
  };
};
