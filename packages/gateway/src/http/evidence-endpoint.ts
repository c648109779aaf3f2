import { type Context, collectEvidence } from "@erp-gateway/core";
import { packEvidence } from "../evidence/evidence-archive.ts";
import { parseEvidenceId } from "../evidence/evidence-id.ts";
import type { EvidenceSigner } from "../evidence/signing-key.ts";
import { errorResponse } from "./body.ts";

/** `GET /evidence/{global id}`: the archive of an invoice or a received document. */
export async function sendEvidence({ stores }: Context, signer: EvidenceSigner, globalId: string): Promise<Response> {
  const subject = parseEvidenceId(globalId);
  const files = subject && (await collectEvidence(stores, subject));
  if (subject === undefined || files === undefined) {
    return errorResponse(404, "NOT_FOUND", "there is no invoice and no received document of this id");
  }
  return new Response(new Uint8Array(packEvidence(files, signer)), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="evidence-${subject.id}.zip"`,
      "cache-control": "no-store",
    },
  });
}
