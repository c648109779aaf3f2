import { escapeXml } from "../../psb/document/escape-xml.ts";

export interface PageParts {
  readonly error?: string;
  /** Goes into the page as it is. */
  readonly html?: string;
}

/** A page that works without scripts and without anything from elsewhere. */
export function page(title: string, { error, html = "" }: PageParts): string {
  const complaint = error === undefined ? "" : `<p role="alert">${escapeXml(error)}</p>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 24rem; margin: 10vh auto; padding: 0 1rem }
label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit }
input, button { padding: .5rem; margin-bottom: 1rem }
[role=alert] { border-left: 4px solid #b00; padding-left: .75rem }
</style>
</head>
<body>
<main>
<h1>${escapeXml(title)}</h1>
${complaint}
${html}
</main>
</body>
</html>`;
}

export interface SignInForm {
  readonly username: string;
  /** Label by value of `action`, besides `sign-in`. */
  readonly otherActions: Readonly<Record<string, string>>;
}

/** Fields `username` and `password`; the button that was pressed is `action`. Posts to the page's own address. */
export function signInForm({ username, otherActions }: SignInForm): string {
  const others = Object.entries(otherActions).map(
    ([action, label]) => `<button name="action" value="${action}" formnovalidate>${escapeXml(label)}</button>`,
  );
  return `<form method="post">
<label for="username">User name</label>
<input id="username" name="username" value="${escapeXml(username)}" autocomplete="username" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button name="action" value="sign-in">Sign in</button>
${others.join("\n")}
</form>`;
}
