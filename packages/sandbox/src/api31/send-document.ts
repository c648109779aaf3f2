import { type Company, findCompany } from "./account.ts";
import type { PlatformDocument } from "./document.ts";
import { textElement } from "./element.ts";
import { type InvoiceHeader, readInvoiceHeader } from "./invoice-header.ts";
import { type Call, type Operation, refusal, requiredText } from "./operation.ts";
import { type Receiver, resolveReceiver } from "./receiver.ts";
import { knownFault, validationFault } from "./soap-fault.ts";
import { INVOICE_TEMPLATE } from "./statuses.ts";
import { cutElement, descend } from "./xml.ts";

/** Accepts a document for delivery: the ExternalId in the answer proves acceptance, not arrival. */
export const sendDocument: Operation = {
  needsToken: true,
  request: {
    fields: { Via: "SenderVia", To: "Recipient", Subject: "string", Payload: "any", TemplateId: "string" },
  },
  answer: { fields: { ExternalId: "string" } },
  handle(call) {
    const sender = sendingCompany(call);
    requiredText(call, "To", "ReferenceId");
    requiredText(call, "Subject");
    const payload = readPayload(call);
    if (requiredText(call, "TemplateId") !== INVOICE_TEMPLATE.id) throw refusal(call, "unknownTemplate");
    const header = validate(call, payload);
    const receiver = resolveReceiver(call);

    const original = call.service.documents.original("outbox", sender.companyId, header.identity);
    const document =
      original !== undefined && call.service.settings.onResend === "revision"
        ? revise(call, original, payload.text, receiver)
        : accept(call, sender, header, payload.text, receiver, original !== undefined);
    return textElement("ExternalId", document.externalId);
  },
};

function sendingCompany(call: Call): Company {
  const company = findCompany(call.caller, requiredText(call, "Via", "ReferenceId"));
  if (company === undefined || !company.isVerified) throw knownFault("ERRGRP3000006");
  return company;
}

function readPayload(call: Call) {
  const root = descend(call.request, "Payload")?.children[0];
  if (root === undefined) throw refusal(call, "missingField", "Payload");
  return { root, text: cutElement(call.source, root) };
}

function validate(call: Call, payload: ReturnType<typeof readPayload>): InvoiceHeader {
  const header = readInvoiceHeader(payload.root);
  if (header === undefined) throw validationFault("this is not a UBL invoice or credit note with an ID");
  const finding = call.service.settings.validate(payload.text);
  if (finding !== undefined) throw validationFault(finding);
  return header;
}

/** The same invoice again. Only changed content travels once more, to whom it is addressed now. */
function revise(call: Call, original: PlatformDocument, payload: string, receiver: Receiver): PlatformDocument {
  const isChanged = original.payload !== payload;
  original.payload = payload;
  original.modifiedOn = call.service.world.clock.now();
  if (isChanged) {
    original.receiver = receiver.party;
    original.route = receiver.route;
    call.service.delivery.start(original);
  }
  return original;
}

function accept(
  call: Call,
  sender: Company,
  header: InvoiceHeader,
  payload: string,
  receiver: Receiver,
  isDuplicate: boolean,
): PlatformDocument {
  const document = call.service.documents.add({
    identity: header.identity,
    number: header.number,
    payload,
    sender: { companyId: sender.companyId, name: sender.name, referenceId: sender.companyId },
    receiver: receiver.party,
    route: receiver.route,
    boxes: new Set(["outbox"]),
    sentBy: call.caller,
    isHeldAsDuplicate: isDuplicate,
  });
  if (!isDuplicate) call.service.delivery.start(document);
  return document;
}
