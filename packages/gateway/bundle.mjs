// Bundles the two executables, so that they start fast and need no type stripping.
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packages = fileURLToPath(new URL("..", import.meta.url));
const graphql = createRequire(import.meta.url).resolve("graphql");

await build({
  entryPoints: [
    { in: path.join(packages, "gateway/src/main.ts"), out: "gateway/dist/erp-gateway" },
    { in: path.join(packages, "gateway/bench/main.ts"), out: "gateway/dist/bench" },
    { in: path.join(packages, "sandbox/src/main.ts"), out: "sandbox/dist/sandbox" },
  ],
  outdir: packages,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  conditions: ["erp-gateway-source"],
  // A native module, and a page of megabytes that only a browser asks for.
  external: ["better-sqlite3", "@graphql-yoga/render-graphiql"],
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);',
  },
  plugins: [
    {
      // graphql ships two copies of itself; all of its users must meet the same one.
      name: "one-graphql",
      setup: ({ onResolve }) => onResolve({ filter: /^graphql$/ }, () => ({ path: graphql })),
    },
  ],
  sourcemap: true,
  logLevel: "warning",
});
