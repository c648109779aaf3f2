import { html, type SandboxRequest } from "../../http/message.ts";
import { escapeXml } from "../../psb/document/escape-xml.ts";
import type { IdentitySettings } from "../options.ts";
import type { SignIn, SignInRequest } from "../provider/door.ts";
import { page, signInForm } from "../provider/page.ts";
import type { Visitor } from "../visitor.ts";
import type { EntraDirectory, Person } from "./directory.ts";
import { describe, type EntraError, type EntraErrorContext } from "./error.ts";
import { cancelled, refusalOf } from "./refusals.ts";

export interface EntraSignInDeps {
  readonly directory: EntraDirectory;
  readonly settings: IdentitySettings;
  readonly visitor: Visitor;
  readonly context: () => EntraErrorContext;
}

const TITLE = "Microsoft Entra ID (sandbox)";
const WRONG = "Your account or password is incorrect.";

/** The sign-in page of a tenant, or of all (`organizations`, `common`). */
export function createEntraSignIn({ directory, settings, visitor, context }: EntraSignInDeps, authority: string) {
  const end = (error: EntraError): SignIn => ({ error: error.error, description: describe(error, context()) });

  const ask = (username: string, error?: string): SignIn => {
    const form = signInForm({ username, otherActions: { cancel: "Cancel" } });
    return { answer: html(200, page(TITLE, { html: form, ...(error === undefined ? {} : { error }) })) };
  };

  /** Nothing to be done here; the way back tells the application. */
  const turnAway = (person: Person, error: EntraError): SignIn => {
    const title = error.error === "consent_required" ? "Need admin approval" : "You cannot sign in";
    const back = `<form method="post"><input type="hidden" name="username" value="${escapeXml(person.username)}">
<button name="action" value="return">Return to the application</button></form>`;
    return { answer: html(200, page(title, { error: describe(error, context()), html: back })) };
  };

  const refuse = (person: Person) => refusalOf(person, authority, directory, settings.consentError);

  return (request: SandboxRequest, { parameters }: SignInRequest): SignIn => {
    const hint = String(parameters["login_hint"] ?? "");
    if (request.method !== "POST") {
      const behaviour = visitor.current();
      if (behaviour === undefined) return ask(hint);
      if (behaviour === "cancel") return end(cancelled());
      const person = directory.find(behaviour.user);
      if (person === undefined) return ask(behaviour.user);
      const refusal = refuse(person);
      return refusal === undefined ? { account: person.username } : end(refusal);
    }

    const form = new URLSearchParams(request.body.toString("utf8"));
    const action = form.get("action");
    if (action === "cancel") return end(cancelled());
    const username = form.get("username") ?? "";
    const person = directory.find(username);
    const refusal = person === undefined ? undefined : refuse(person);
    if (action === "return" && refusal !== undefined) return end(refusal);
    if (person === undefined || person.password !== form.get("password")) return ask(username, WRONG);
    if (refusal === undefined) return { account: person.username };
    return settings.entraRefusals === "redirect" ? end(refusal) : turnAway(person, refusal);
  };
}
