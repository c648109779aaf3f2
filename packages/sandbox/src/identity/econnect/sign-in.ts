import { html, type SandboxRequest } from "../../http/message.ts";
import type { Accounts } from "../accounts.ts";
import type { EntraDirectory } from "../entra/directory.ts";
import type { SignIn, SignInRequest } from "../provider/door.ts";
import { page, signInForm } from "../provider/page.ts";
import type { Visitor } from "../visitor.ts";
import type { Federation } from "./federation.ts";

export interface SignInDeps {
  readonly accounts: Accounts;
  readonly directory: EntraDirectory;
  readonly federation: Federation;
  readonly visitor: Visitor;
}

const CANCELLED: SignIn = { error: "access_denied", description: "The user cancelled the sign-in." };

/** The sign-in page of eConnect: a password of its own, or over to Entra ID. */
export function createSignIn({ accounts, directory, federation, visitor }: SignInDeps) {
  const ask = (username: string, error?: string): SignIn => {
    const form = signInForm({ username, otherActions: { entra: "Sign in with Microsoft Entra ID", cancel: "Cancel" } });
    return { answer: html(200, page("eConnect (sandbox)", { html: form, ...(error === undefined ? {} : { error }) })) };
  };

  const withPassword = (username: string, password: string | null): SignIn => {
    const account = accounts.find(username);
    if (account?.password !== undefined && account.password === password) return { account: account.name };
    return ask(username, "The user name or the password is wrong.");
  };

  return (request: SandboxRequest, { uid, parameters }: SignInRequest): SignIn => {
    const acr = String(parameters["acr_values"] ?? "");
    const hint = String(parameters["login_hint"] ?? "");
    const toEntra = (loginHint: string): SignIn => {
      const tenant = /(?:^| )tenant:(\S+)/.exec(acr)?.[1] ?? "organizations";
      return { answer: federation.leave(uid, tenant, loginHint) };
    };

    if (request.method === "POST") {
      const form = new URLSearchParams(request.body.toString("utf8"));
      const action = form.get("action");
      const username = form.get("username") ?? "";
      if (action === "cancel") return CANCELLED;
      return action === "entra" ? toEntra(username) : withPassword(username, form.get("password"));
    }

    const outcome = federation.outcomeOf(uid);
    if (outcome !== undefined) return outcome;
    if (/(?:^| )idp:entra/i.test(acr)) return toEntra(hint);
    const behaviour = visitor.current();
    if (behaviour === undefined) return ask(hint);
    if (behaviour === "cancel") return CANCELLED;
    if (directory.find(behaviour.user) !== undefined) return toEntra(behaviour.user);
    const account = accounts.find(behaviour.user);
    return account === undefined ? ask(behaviour.user) : { account: account.name };
  };
}
