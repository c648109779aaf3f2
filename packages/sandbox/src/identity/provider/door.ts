import type { Interaction, Provider } from "oidc-provider";
import { json, redirect, type SandboxRequest, type SandboxResponse } from "../../http/message.ts";
import type { ClientCredentials } from "../client-credentials.ts";
import { exchange } from "./exchange.ts";
import { page } from "./page.ts";
import type { ProviderStorage } from "./storage.ts";

/** What became of somebody who wants to sign in: a page or a detour for him, or an end. */
export type SignIn =
  | { readonly answer: SandboxResponse }
  | { readonly account: string }
  | { readonly error: string; readonly description?: string };

/** What the application asked for. */
export interface SignInRequest {
  readonly uid: string;
  /** Parameters of the authorization request. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

export interface DoorDeps {
  readonly open: () => Promise<Provider>;
  readonly mountPath: string;
  readonly storage: ProviderStorage;
  /** Somebody looks at the sign-in page (GET) or fills it in (POST). */
  readonly signIn: (request: SandboxRequest, wanted: SignInRequest) => Promise<SignIn> | SignIn;
  /** Makes the tokens that leave in the place of the provider's own. */
  readonly mint: (account: string, clientId: string, answer: ProviderTokens) => Readonly<Record<string, unknown>>;
  /** Whether answers to the application name the issuer (RFC 9207). */
  readonly namesIssuer: boolean;
}

/** Answer of the provider's token endpoint. */
export interface ProviderTokens {
  readonly access_token: string;
  readonly scope?: string;
  readonly id_token?: string;
}

/** Where people sign in: an OpenID provider with a page in front of it. */
export interface Door {
  /** Authorization endpoint, its way back from the sign-in page, and sign-out. */
  pass(request: SandboxRequest): Promise<SandboxResponse>;
  signIn(request: SandboxRequest, uid: string): Promise<SandboxResponse>;
  /** Redeems a code or a refresh token of a client that proved who it is. */
  redeem(form: URLSearchParams, client: ClientCredentials, request: SandboxRequest): Promise<SandboxResponse>;
}

export function createDoor(deps: DoorDeps): Door {
  const { mountPath, storage } = deps;
  let opened: Promise<Provider> | undefined;
  const open = () => {
    opened ??= deps.open();
    return opened;
  };
  const ask = async (request: SandboxRequest) => exchange((await open()).callback(), request, mountPath);

  return {
    async pass(request) {
      const answer = await ask(askingForRefreshTokens(request));
      const location = answer.headers?.["location"];
      if (deps.namesIssuer || location === undefined || !URL.canParse(location)) return answer;
      const target = new URL(location);
      target.searchParams.delete("iss");
      return { ...answer, headers: { ...answer.headers, location: target.href } };
    },
    async signIn(request, uid) {
      const interaction = await (await open()).Interaction.find(uid);
      if (interaction === undefined) return expired();
      if (interaction.prompt.name === "consent") return finish(interaction, { consent: {} });
      const outcome = await deps.signIn(request, { uid, parameters: interaction.params });
      if ("answer" in outcome) return outcome.answer;
      if ("account" in outcome) return finish(interaction, { login: { accountId: outcome.account } });
      return finish(interaction, { error: outcome.error, error_description: outcome.description });
    },
    async redeem(form, client, request) {
      form.set("client_id", client.id);
      form.set("client_secret", client.secret);
      const { authorization: _replaced, ...headers } = request.headers;
      const answer = await ask({ ...request, headers, body: Buffer.from(form.toString()) });
      if (answer.status !== 200) return answer;
      const tokens = JSON.parse(String(answer.body)) as ProviderTokens;
      const account = storage.accountOf(tokens.access_token) ?? "";
      return json(200, { ...tokens, ...deps.mint(account, client.id, tokens) }, { "cache-control": "no-store" });
    },
  };
}

/** The library gives refresh tokens with an explicit consent only; real servers do when `offline_access` is asked for. */
function askingForRefreshTokens(request: SandboxRequest): SandboxRequest {
  const url = new URL(request.url);
  const words = (name: string) => (url.searchParams.get(name) ?? "").split(" ").filter(Boolean);
  const prompts = words("prompt");
  if (!words("scope").includes("offline_access") || prompts.includes("none")) return request;
  url.searchParams.set("prompt", [...new Set([...prompts, "consent"])].join(" "));
  return { ...request, url };
}

async function finish(interaction: Interaction, result: Interaction["result"]): Promise<SandboxResponse> {
  Object.assign(interaction, { result: { ...interaction.lastSubmission, ...result } });
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1_000));
  return redirect(interaction.returnTo);
}

const expired = (): SandboxResponse => ({
  status: 400,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: page("Sign-in failed", { error: "This sign-in has ended. Go back to the application and begin again." }),
});
