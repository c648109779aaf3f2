#!/usr/bin/env node
// The command `pnpm gateway`: bundles the sources as they are now, then runs them. It is no script of the root
// package.json, because pnpm would print a banner among the results.
await import("./bundle.mjs");
await import("./dist/erp-gateway.mjs");
