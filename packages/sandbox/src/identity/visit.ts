/**
 * For tests of callers. A browser without pages: goes where it is led, with its cookies, until it is led to `stop`.
 * @returns the address it was led to
 */
export async function visit(start: string, stop: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let hops = 0; hops < 20; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`${url.pathname} leads nowhere: ${answer.status} ${await answer.text()}`);
    url = new URL(location, url);
    if (url.href.startsWith(stop)) return url;
  }
  throw new Error("led in circles");
}
