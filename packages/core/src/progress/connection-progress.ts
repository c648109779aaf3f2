import type { Connection, ConnectionState } from "../connection/connection.ts";
import { type AxisProgress, axis } from "./axis.ts";
import { CONNECTION_TEXTS } from "./connection-texts.ts";
import { beganAt } from "./deadlines.ts";

/** What a connection can do, and who has to do something about it. */
export const connectionProgress = (connection: Connection): AxisProgress<ConnectionState> =>
  axis(CONNECTION_TEXTS, connection.state, beganAt(connection));

/** The same, with what has to be done about the connection while that holds everything up. */
export function heldUp<State extends string>(
  progress: AxisProgress<State>,
  connection: Connection | undefined,
): AxisProgress<State> {
  if (connection === undefined || connection.state === "LIVE") return progress;
  const { state: reason, nextAction, whoMustAct } = connectionProgress(connection);
  return { ...progress, reason, nextAction, whoMustAct };
}
