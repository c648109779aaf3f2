/** The outside world at a short pace, on the port in `PROOF_PORT`. Each message makes it anew: an answer tells that it is there. */
import { createSandbox, createSigningKey } from "@erp-gateway/sandbox";
import { SANDBOX } from "./pace.ts";

const identity = { signingKey: createSigningKey() };
const open = () => createSandbox({ ...SANDBOX, identity, port: Number(process.env["PROOF_PORT"]) });
let sandbox = await open();
const tell = () => process.send?.(sandbox.info);

process.on("message", async () => {
  await sandbox.close();
  sandbox = await open();
  tell();
});
process.once("disconnect", () => process.exit());
tell();
