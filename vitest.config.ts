import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    conditions: ["erp-gateway-source", "node", "module"],
    // graphql ships two copies of itself; all of its users must meet the same one.
    alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }],
  },
  ssr: { resolve: { conditions: ["erp-gateway-source", "node", "module"] } },
  test: {
    include: ["packages/*/{src,test,proof}/**/*.test.ts"],
    testTimeout: 20_000,
    // Most tests wait for a remote: every core may work.
    maxWorkers: "100%",
  },
});
