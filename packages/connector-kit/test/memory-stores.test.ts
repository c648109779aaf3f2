import { createMemoryStores } from "@erp-gateway/core/testing";
import { storesContract } from "../src/store-contract/store-contract.ts";

storesContract("in memory", { open: async () => ({ stores: createMemoryStores(), close: async () => {} }) });
