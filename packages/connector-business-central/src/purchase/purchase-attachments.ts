import type { ErpFile } from "@erp-gateway/core";
import { z } from "zod";
import type { OData } from "../odata/odata.ts";
import { text } from "../odata/row-fields.ts";
import { parsePurchaseReference } from "./purchase-reference.ts";

const attachment = z.object({ id: z.string(), fileName: text, byteSize: z.number() });

const PARENT_TYPES = { purchaseInvoices: "Purchase Invoice", purchaseCreditMemos: "Purchase Credit Memo" } as const;

/** In two steps, name then bytes (business-central §2.5). An earlier attempt that broke off in between is finished. */
export async function attachToPurchase(odata: OData, reference: string, file: ErpFile): Promise<void> {
  const { set, id } = parsePurchaseReference(reference);
  const fileName = toFileName(file.name);
  const present = await odata.list(`${set}(${id})/documentAttachments`, attachment);
  const known = present.find((candidate) => candidate.fileName === fileName);
  if (known !== undefined && known.byteSize > 0) return;
  const body = { parentType: PARENT_TYPES[set], parentId: id, fileName };
  const target = known ?? (await odata.create("documentAttachments", body, attachment.pick({ id: true })));
  await odata.putBytes(`documentAttachments(${target.id})/attachmentContent`, file.bytes);
}

/** Business Central would call a file of another name `filename.txt`, and then not find it again. */
const toFileName = (name: string): string => name.replace(/["*/:<>?\\|\p{Cc}]/gu, "_").trim() || "bijlage";
