// Bundles the two executables, so that they start fast and need no type stripping.
import { readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packages = fileURLToPath(new URL("..", import.meta.url));
const graphql = createRequire(import.meta.url).resolve("graphql");

const options = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  conditions: ["erp-gateway-source"],
  // A native module, one that loads its WebAssembly from beside it, and a page of megabytes that only a browser asks for.
  external: ["better-sqlite3", "@graphql-yoga/render-graphiql", "libxml2-wasm"],
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
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  logLevel: "warning",
};

const dist = path.join(packages, "gateway/dist");

// What a command does not need is in a file of its own, and not loaded.
const {
  metafile: { outputs },
} = await build({
  ...options,
  entryPoints: [
    { in: path.join(packages, "gateway/src/main.ts"), out: "erp-gateway" },
    { in: path.join(packages, "gateway/bench/main.ts"), out: "bench" },
    { in: path.join(packages, "gateway/proof/main.ts"), out: "proof" },
    { in: path.join(packages, "gateway/proof/under-test/gateway.ts"), out: "proof-gateway" },
    { in: path.join(packages, "peppol/conformance/main.ts"), out: "conformance" },
    { in: path.join(packages, "peppol/fuzz/main.ts"), out: "fuzz" },
  ],
  outdir: dist,
  outExtension: { ".js": ".mjs" },
  splitting: true,
  chunkNames: "chunk-[hash]",
  metafile: true,
});
await removeStaleChunks(Object.keys(outputs));
await build({
  ...options,
  entryPoints: [
    { in: path.join(packages, "sandbox/src/main.ts"), out: "sandbox/dist/sandbox" },
    { in: path.join(packages, "gateway/proof/under-test/sandbox.ts"), out: "gateway/dist/proof-sandbox" },
  ],
  // The OpenID provider tells its tokens apart by the names of their classes.
  keepNames: true,
  outdir: packages,
  outExtension: { ".js": ".mjs" },
});

/** Afterwards, not before: a running process may still want what has not changed. */
async function removeStaleChunks(written) {
  const current = new Set(written.map((file) => path.basename(file)));
  const stale = (await readdir(dist)).filter((name) => /^chunk-.*\.mjs/.test(name) && !current.has(name));
  await Promise.all(stale.map((name) => rm(path.join(dist, name), { force: true })));
}
