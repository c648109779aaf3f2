import { json, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import { DEMO } from "../../world/demo.ts";
import type { Accounts } from "../accounts.ts";
import type { ClientCredentials } from "../client-credentials.ts";
import { toPsbDiscovery } from "../discovery.ts";
import type { DoorSurroundings } from "../door-surroundings.ts";
import type { EntraDirectory } from "../entra/directory.ts";
import type { Entra } from "../entra/index.ts";
import { createDoor, type Door, type ProviderTokens } from "../provider/door.ts";
import { resignIdToken } from "../provider/id-token.ts";
import { openProvider } from "../provider/open-provider.ts";
import { createFederation } from "./federation.ts";
import { createSignIn } from "./sign-in.ts";
import { answerToken } from "./token-endpoint.ts";

export interface EconnectDeps extends DoorSurroundings {
  readonly accounts: Accounts;
  readonly directory: EntraDirectory;
  readonly entra: Entra;
  readonly federation: ClientCredentials;
}

export interface EconnectIdentity extends Pick<Door, "pass" | "signIn"> {
  discovery(): SandboxResponse;
  token(request: SandboxRequest): Promise<SandboxResponse>;
  /** `GET /signin-oidc` */
  comeBack(request: SandboxRequest): Promise<SandboxResponse>;
}

/** eConnect's identity server. */
export function createEconnectIdentity(deps: EconnectDeps): EconnectIdentity {
  const { origin, accounts, directory, visitor, settings, key, storage, issuer, world } = deps;
  const federation = createFederation({ origin, entra: deps.entra, client: deps.federation, accounts, settings });

  function mint(account: string, clientId: string, { scope = "", id_token: idToken }: ProviderTokens) {
    const { displayName: name = account, tenantId } = accounts.find(account) ?? {};
    const idp = tenantId === undefined ? { idp: "local" } : { idp: "entra", tid: tenantId };
    const token = issuer.issue(
      { kind: "user", name: account, audience: "psb" },
      { aud: "ap", client_id: clientId, scope: scope.split(" "), sub: account, ...idp },
    );
    if (idToken === undefined) return { access_token: token };
    const aheadMs = world.clock.now().getTime() - Date.now();
    const claims = { name, preferred_username: account, email: account, ...idp };
    return { access_token: token, id_token: resignIdToken(idToken, claims, token, { key, aheadMs }) };
  }

  const door = createDoor({
    mountPath: "",
    storage,
    namesIssuer: true,
    signIn: createSignIn({ accounts, directory, federation, visitor }),
    mint,
    open: () =>
      openProvider({
        issuer: origin(),
        routes: { authorization: "/connect/authorize", token: "/connect/token", end_session: "/connect/endsession" },
        clients: [{ id: DEMO.psb.clientId, secret: DEMO.psb.clientSecret }],
        signInPath: (uid) => `/connect/sign-in/${uid}`,
        cookiePrefix: "econnect",
        key,
        storage,
        settings,
      }),
  });

  return {
    pass: door.pass,
    signIn: door.signIn,
    discovery: () => json(200, toPsbDiscovery(origin())),
    token: (request) =>
      answerToken(request, { issuer, accounts, door, invalidClientStatus: settings.invalidClientStatus }),
    comeBack: federation.comeBack,
  };
}
