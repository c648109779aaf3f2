/** What the `action` of a hook leads to. Channels that the sandbox does not play are `other`. */
export type HookAction =
  | { readonly kind: "web"; readonly url: string; readonly secret: string | undefined }
  | { readonly kind: "mail" }
  | { readonly kind: "other" };

export function parseHookAction(action: string): HookAction {
  if (/^mailto:/i.test(action)) return { kind: "mail" };
  if (!/^https?:\/\//i.test(action) || !URL.canParse(action)) return { kind: "other" };
  const hash = action.indexOf("#");
  if (hash === -1) return { kind: "web", url: action, secret: undefined };
  const secret = action.slice(hash + 1);
  return { kind: "web", url: action.slice(0, hash), secret: secret === "" ? undefined : secret };
}

export function withoutSecret(action: string): string {
  return action.replace(/#.*$/s, "");
}
