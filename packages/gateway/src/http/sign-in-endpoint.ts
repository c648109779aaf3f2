import { type Context, completeSignIn, helpFor, type SignInOutcome } from "@erp-gateway/core";

/** `GET /sign-in/callback`: where the browser of a person who signed in comes back to. */
export async function finishSignIn(core: Context, request: Request): Promise<Response> {
  const outcome = await completeSignIn(core, new URL(request.url));
  const language = /^nl\b/i.test(request.headers.get("accept-language") ?? "") ? "nl" : "en";
  return new Response(page(outcome, language), {
    status: outcome.ok ? 200 : 400,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      // The code in the address is worth nothing any more; no need to tell anybody.
      "referrer-policy": "no-referrer",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    },
  });
}

type Language = "en" | "nl";

const WORDS = {
  en: {
    signedIn: "You are signed in as",
    failed: "You are not signed in",
    close: "You can close this window.",
    waiting: "eConnect still has to link the party IDs to this account. The connection shows what to send to support.",
    next: "The connection",
    is: "is now",
  },
  nl: {
    signedIn: "U bent aangemeld als",
    failed: "U bent niet aangemeld",
    close: "U kunt dit venster sluiten.",
    waiting:
      "eConnect moet de partyId's nog aan dit account koppelen. De verbinding laat zien wat u naar support stuurt.",
    next: "De verbinding",
    is: "is nu",
  },
} as const;

function page(outcome: SignInOutcome, language: Language): string {
  const words = WORDS[language];
  const lines = outcome.ok
    ? [
        `${words.next} “${outcome.connection.title}” ${words.is} ${outcome.connection.state}.`,
        ...(outcome.connection.state === "WAITING_FOR_PARTY_LINK" ? [words.waiting] : []),
        words.close,
      ]
    : [outcome.message, helpFor(outcome.code).remedy[language], outcome.code];
  const title = outcome.ok ? `${words.signedIn} ${outcome.user}` : words.failed;
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n");
  return (
    `<!doctype html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${escapeHtml(title)}</title>` +
    `<style>body{font:16px/1.5 sans-serif;max-width:36em;margin:3em auto;padding:0 1em}</style></head>\n` +
    `<body>\n<h1>${escapeHtml(title)}</h1>\n${paragraphs}\n</body>\n</html>\n`
  );
}

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
