// Node and npm are enough: fetches the pinned pnpm through npx, installs, then runs a root script or `gateway`.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

const [major, minor] = process.versions.node.split(".").map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
if (!supported) {
  process.stderr.write(
    `erp-gateway needs Node 20.19 or newer (22.12 in the 22 line); this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

const env = { ...process.env };
// better-sqlite3 is compiled: node-gyp takes the headers that came with this Node instead of downloading them.
const prefix = path.resolve(process.execPath, "..", "..");
if (existsSync(path.join(prefix, "include", "node", "node.h")))
  env.npm_config_nodedir = env.npm_config_nodedir || prefix;

// Ctrl+C reaches the children, which end in their own time; so do we.
process.on("SIGINT", () => undefined);

function pnpm(args, stdio) {
  const { status, signal } = spawnSync("npx", ["-y", packageManager, ...args], {
    cwd: root,
    env,
    stdio,
    shell: process.platform === "win32",
  });
  return signal === null && status !== null ? status : 1;
}

const [script, ...rest] = process.argv.slice(2);
const installed = pnpm(["install", "--frozen-lockfile", "--prefer-offline"], ["ignore", 2, 2]);
process.exit(installed === 0 ? pnpm(["--silent", script, ...rest], "inherit") : installed);
