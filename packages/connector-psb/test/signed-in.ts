import { createGrantKeeper } from "@erp-gateway/core/testing";
import { DEMO, type Sandbox, visit } from "@erp-gateway/sandbox";
import { connect, control } from "./psb-world.ts";

const CALLBACK = "http://127.0.0.1:1/sign-in/callback";

/** A connection whose user has signed in with Entra ID, as settings were then; an hour later, so that its token is renewed. */
export async function connectSignedIn(sandbox: Sandbox, changed: object = {}) {
  const grant = createGrantKeeper();
  const settings = { signInMethod: "ENTRA_ID" };
  const { signIn } = connect(sandbox, settings, { grant });
  await control(sandbox, "POST", "/identity/visitor", { user: DEMO.people.linked.username });
  const { url = "", pending } = (await signIn?.begin(CALLBACK, "state")) ?? {};
  if (signIn === undefined || pending === undefined) throw new Error("nobody signs in here");
  await grant.keep(await signIn.complete(await visit(url, CALLBACK), CALLBACK, "state", pending));
  await sandbox.world.clock.advance(3_600_000);
  return connect(sandbox, { ...settings, ...changed }, { grant });
}
