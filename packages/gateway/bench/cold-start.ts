import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Figure } from "./figure.ts";
import { freePort } from "./free-port.ts";
import { REPOSITORY } from "./repository.ts";
import { inTemporaryFolder } from "./temporary-folder.ts";

/** `npm start -- --once` as somebody meets it first: a fresh clone of HEAD, nothing cached. */
export function coldStart(): Promise<readonly Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const clone = path.join(folder, "clone");
    execFileSync("git", ["clone", "--quiet", "--no-local", REPOSITORY, clone]);
    const { totalMs, ownMs } = await start(clone, await coldEnvironment(folder));
    return [
      { name: "cold npm start -- --once", value: totalMs / 1000, unit: "s", most: 180 },
      { name: "  of it ours", value: ownMs / 1000, unit: "s", remark: "bundling and demo, after the installation" },
    ];
  });
}

/** No home (pnpm keeps its store there) and no cache; what `pnpm bench` itself put into the environment is gone too. */
async function coldEnvironment(folder: string): Promise<NodeJS.ProcessEnv> {
  const home = path.join(folder, "home");
  mkdirSync(home);
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|pnpm_|xdg_|init_cwd)/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    npm_config_cache: path.join(folder, "npm-cache"),
    ERP_GATEWAY_PORT: String(await freePort()),
    ERP_GATEWAY_SANDBOX_PORT: String(await freePort()),
  };
}

/** The demo's first line tells that bundling is over; the installation's last one, on stderr, that it begins. */
async function start(
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly totalMs: number; readonly ownMs: number }> {
  const startedAt = performance.now();
  const child = spawn("npm", ["start", "--", "--once"], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let installedAt = startedAt;
  let output = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaints += chunk;
    if (!/^gateway http/m.test(output)) installedAt = performance.now();
  });
  const [exitCode] = await once(child, "close");
  if (exitCode !== 0) throw new Error(`npm start ended with exit code ${exitCode}\n${output}\n${complaints}`);
  const endedAt = performance.now();
  return { totalMs: endedAt - startedAt, ownMs: endedAt - installedAt };
}
