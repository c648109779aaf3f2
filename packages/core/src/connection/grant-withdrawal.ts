import { ConnectorError } from "../connector/error.ts";
import type { Context } from "../context/context.ts";
import type { Connection } from "./connection.ts";
import { connectionNote } from "./connection-note.ts";

/**
 * Takes hold of the grant of a connection, to withdraw it at the remote once it is forgotten here. A remote that does not
 * answer keeps nobody signed in here; the timeline then says that the grant lives on there until it runs out.
 */
export async function grantWithdrawal(context: Context, connection: Connection): Promise<() => Promise<void>> {
  const { stores, runtime, open } = context;
  const grant = await stores.connections.grant(connection.id);
  return async () => {
    try {
      if (grant !== undefined) await open(connection).signIn?.signOut(grant);
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      const { code, message } = error;
      const note = connectionNote(runtime, connection, "CONNECTION_GRANT_NOT_WITHDRAWN", { code, message });
      await stores.events.append({ events: [note] });
    }
  };
}
