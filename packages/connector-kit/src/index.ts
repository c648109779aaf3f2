export * from "./account-contract.ts";
export * from "./contract.ts";
export * from "./delivery-contract.ts";
export * from "./erp-contract.ts";
export * from "./hooks-contract.ts";
export * from "./inbox-contract.ts";
export * from "./store-contract/builders.ts";
export * from "./store-contract/store-contract.ts";
