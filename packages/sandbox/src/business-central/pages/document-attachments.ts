import type { Company, Surroundings } from "../company/company.ts";
import { type DocumentAttachment, isParentType, parentsOf, toFileName } from "../company/document-attachment.ts";
import { defineEntity, type Row } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";
import { type Body, flagIn, textIn } from "../odata/write-body.ts";
import { dialogError } from "../refusal.ts";

const FIELDS = {
  Guid: "id parentId",
  String: "fileName",
  Int32: "byteSize lineNumber",
  Enum: "parentType",
  Boolean: "documentFlowSales documentFlowPurchase",
  DateTimeOffset: "lastModifiedDateTime",
};
const WRITABLE = "fileName parentType parentId documentFlowSales documentFlowPurchase";

/** The file comes in a second call, as raw bytes at `…/attachmentContent`. */
const DOCUMENT_ATTACHMENT = defineEntity("documentAttachment", FIELDS, { writable: WRITABLE });

/** The other form in the documentation: base64 in the POST itself. */
const WITH_CONTENT = defineEntity(
  "documentAttachment",
  { ...FIELDS, String: `${FIELDS.String} attachmentContent` },
  { writable: `${WRITABLE} attachmentContent` },
);

export interface AttachmentScope {
  /** Set when the collection stands under its parent. */
  readonly parent?: {
    readonly parentType: "Purchase Invoice" | "Sales Invoice" | "Sales Credit Memo";
    readonly parentId: string;
  };
  readonly contentInPost: boolean;
}

export function documentAttachments(
  company: Company,
  { now, newId }: Surroundings,
  { parent, contentInPost }: AttachmentScope,
): EntitySet {
  const attachments = (): readonly DocumentAttachment[] =>
    company.attachments.filter(({ parentId }) => parent === undefined || parentId === parent.parentId);
  const find = (key: string): DocumentAttachment => {
    const attachment = attachments().find(({ id }) => id === key);
    if (attachment === undefined) throw dialogError("The attachment cannot be found.");
    return attachment;
  };
  const touch = (attachment: DocumentAttachment): void => {
    attachment.modified = now();
    attachment.revision++;
  };
  return {
    entity: contentInPost ? WITH_CONTENT : DOCUMENT_ATTACHMENT,
    rows: () => attachments().map(toRow),
    insert: (body) => {
      const attachment: DocumentAttachment = {
        id: newId(),
        ...parentIn(company, { ...parent, ...body }),
        fileName: toFileName(textIn(body, "fileName") ?? ""),
        content: Buffer.from(textIn(body, "attachmentContent") ?? "", "base64"),
        flowsToSales: flagIn(body, "documentFlowSales") ?? false,
        flowsToPurchase: flagIn(body, "documentFlowPurchase") ?? false,
        modified: now(),
        revision: 1,
      };
      company.attachments.push(attachment);
      return attachment.id;
    },
    update: (key, changes) => {
      const attachment = find(key);
      attachment.fileName = toFileName(textIn(changes, "fileName") ?? attachment.fileName);
      attachment.flowsToSales = flagIn(changes, "documentFlowSales") ?? attachment.flowsToSales;
      attachment.flowsToPurchase = flagIn(changes, "documentFlowPurchase") ?? attachment.flowsToPurchase;
      touch(attachment);
    },
    remove: (key) => {
      company.attachments.splice(company.attachments.indexOf(find(key)), 1);
    },
    streams: {
      attachmentContent: {
        read: (key) => find(key).content,
        write: (key, content) => {
          const attachment = find(key);
          attachment.content = content;
          touch(attachment);
        },
      },
    },
  };
}

function parentIn(company: Company, body: Body): Pick<DocumentAttachment, "parentType" | "parentId"> {
  const [type, id] = [textIn(body, "parentType"), textIn(body, "parentId")?.toLowerCase()];
  if (type === undefined || id === undefined) throw dialogError("You must specify a parentType and a parentId.");
  if (!isParentType(type)) throw dialogError(`The parent type '${type}' is not supported.`);
  if (!parentsOf(company, type).some((parent) => parent.id === id)) {
    throw dialogError("The parent of the attachment cannot be found.");
  }
  return { parentType: type, parentId: id };
}

const toRow = (attachment: DocumentAttachment): Row => ({
  "@odata.etag": etagOf(attachment.id, attachment.revision),
  id: attachment.id,
  fileName: attachment.fileName,
  byteSize: attachment.content.length,
  parentType: attachment.parentType,
  parentId: attachment.parentId,
  lineNumber: 0,
  documentFlowSales: attachment.flowsToSales,
  documentFlowPurchase: attachment.flowsToPurchase,
  lastModifiedDateTime: attachment.modified.toISOString(),
});
