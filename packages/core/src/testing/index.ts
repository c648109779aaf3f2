export * from "./grant-keeper.ts";
export * from "./memory/memory-stores.ts";
export * from "./refuse-uncatalogued.ts";
export * from "./test-runtime.ts";
