/** As much of a browser as a sign-in needs: cookies by path, redirects, and forms. No scripts. */
export interface FormBrowser {
  /** Goes there and follows redirects, until `stopAt` would be left for. @returns the last page, or that address */
  open(url: string): Promise<Page>;
  submit(page: Page, fields: Readonly<Record<string, string>>): Promise<Page>;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

/** @param stopAt - beginning of addresses that are not asked for: the application's own */
export function createFormBrowser(stopAt: string): FormBrowser {
  const cookies = new Map<string, { readonly value: string; readonly path: string }>();

  function cookieHeader(path: string): string {
    return [...cookies]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([key, { value }]) => `${key.slice(key.indexOf(" ") + 1)}=${value}`)
      .join("; ");
  }

  function keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      const path = /; *path=([^;]*)/i.exec(cookie)?.[1] ?? "/";
      const key = `${path} ${name}`;
      if (value === "" || /expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(key);
      else cookies.set(key, { value, path });
    }
  }

  async function go(url: string, init: RequestInit = {}): Promise<Page> {
    if (url.startsWith(stopAt)) return { url, status: 0, html: "" };
    const response = await fetch(url, {
      ...init,
      redirect: "manual",
      headers: { accept: "text/html", cookie: cookieHeader(new URL(url).pathname) },
    });
    keep(response);
    const location = response.headers.get("location");
    if (location !== null) return go(new URL(location, url).href);
    return { url, status: response.status, html: await response.text() };
  }

  return {
    open: (url) => go(url),
    submit(page, fields) {
      const action = /<form[^>]* action="([^"]*)"/.exec(page.html)?.[1] ?? page.url;
      const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
        ([, name = "", value = ""]) => [name, value] as const,
      );
      const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
      return go(new URL(action, page.url).href, { method: "POST", body });
    },
  };
}
