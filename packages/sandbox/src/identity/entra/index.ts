import { createHash } from "node:crypto";
import { json, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import { DEMO } from "../../world/demo.ts";
import type { ClientCredentials } from "../client-credentials.ts";
import { toEntraDiscovery, toEntraIssuer } from "../discovery.ts";
import type { DoorSurroundings } from "../door-surroundings.ts";
import { createDoor, type Door, type ProviderTokens } from "../provider/door.ts";
import { resignIdToken } from "../provider/id-token.ts";
import { openProvider } from "../provider/open-provider.ts";
import { type EntraDirectory, objectIdOf } from "./directory.ts";
import { ANY_TENANT } from "./refusals.ts";
import { createEntraSignIn } from "./sign-in.ts";
import { answerEntraToken, BUSINESS_CENTRAL } from "./token-endpoint.ts";

export interface EntraDeps extends DoorSurroundings {
  readonly directory: EntraDirectory;
  /** Application that stands for eConnect's identity server. */
  readonly federation: ClientCredentials;
}

export interface Entra {
  discovery(tenant: string): SandboxResponse;
  token(tenant: string, request: SandboxRequest): Promise<SandboxResponse>;
  authorize(tenant: string, request: SandboxRequest): Promise<SandboxResponse>;
  signIn(tenant: string, request: SandboxRequest, uid: string): Promise<SandboxResponse>;
}

/** Entra ID: one door per tenant, and those of all tenants. */
export function createEntra(deps: EntraDeps): Entra {
  const { origin, directory, federation, settings, key, storage, issuer, visitor, world, newId } = deps;
  const { clientId, clientSecret } = DEMO.entra;
  const application = { id: clientId, secret: clientSecret };
  const { businessCentral } = DEMO;
  const clients = [application, federation, { id: businessCentral.clientId, secret: businessCentral.clientSecret }];
  const context = () => ({ now: world.clock.now(), newId });
  const doors = new Map<string, Door>();

  function doorOf(tenant: string): Door {
    const door = doors.get(tenant) ?? openDoor(tenant);
    doors.set(tenant, door);
    return door;
  }

  function openDoor(tenant: string): Door {
    const mountPath = `/${tenant}`;
    return createDoor({
      mountPath,
      storage,
      namesIssuer: false,
      signIn: createEntraSignIn({ directory, settings, visitor, context }, tenant),
      mint,
      open: () =>
        openProvider({
          issuer: toEntraIssuer(origin(), tenant),
          routes: {
            authorization: "/oauth2/v2.0/authorize",
            token: "/oauth2/v2.0/token",
            end_session: "/oauth2/v2.0/logout",
          },
          clients,
          signInPath: (uid) => `${mountPath}/sign-in/${uid}`,
          cookiePrefix: `entra_${tenant}`,
          key,
          storage,
          settings,
        }),
    });
  }

  function mint(account: string, applicationId: string, answer: ProviderTokens) {
    const person = directory.find(account);
    const tid = person?.tenantId ?? "";
    const iss = toEntraIssuer(origin(), tid);
    const oid = objectIdOf(account);
    const isForBusinessCentral = (answer.scope ?? "").includes(BUSINESS_CENTRAL);
    const aud = isForBusinessCentral ? BUSINESS_CENTRAL : "https://graph.microsoft.com";
    const token = issuer.issue(
      { kind: "user", name: account, audience: isForBusinessCentral ? "business-central" : "graph" },
      { iss, aud, tid, oid, appid: applicationId, scp: answer.scope, upn: account, ver: "1.0" },
    );
    if (answer.id_token === undefined) return { access_token: token, ext_expires_in: issuer.lifetimeSeconds };

    // Each application knows a person by another subject.
    const sub = createHash("sha256").update(`${applicationId} ${oid}`).digest("base64url");
    const claims = { iss, tid, oid, sub, ver: "2.0", name: person?.name, preferred_username: account, email: account };
    const aheadMs = world.clock.now().getTime() - Date.now();
    const idToken = resignIdToken(answer.id_token, claims, token, { key, aheadMs });
    return { access_token: token, ext_expires_in: issuer.lifetimeSeconds, id_token: idToken };
  }

  const isAuthority = (tenant: string) => ANY_TENANT.includes(tenant) || directory.hasTenant(tenant);
  const unknown = () => json(400, { error: "invalid_tenant", error_description: "AADSTS90002: Tenant not found." });

  return {
    discovery: (tenant) => json(200, toEntraDiscovery(origin(), tenant, ANY_TENANT.includes(tenant))),
    token: (tenant, request) =>
      answerEntraToken(request, issuer, {
        ...context(),
        tenant,
        isTenant: isAuthority(tenant),
        issuer: toEntraIssuer(origin(), tenant),
        door: doorOf(tenant),
        clients,
      }),
    authorize: async (tenant, request) => (isAuthority(tenant) ? doorOf(tenant).pass(request) : unknown()),
    signIn: async (tenant, request, uid) => (isAuthority(tenant) ? doorOf(tenant).signIn(request, uid) : unknown()),
  };
}
