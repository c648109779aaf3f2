import { readUblBody } from "../control/ubl-body.ts";
import { readJsonObject, requiredText } from "../http/json-body.ts";
import { json } from "../http/message.ts";
import type { Handlers } from "../http/route-table.ts";
import { findCompany } from "./account.ts";
import type { Service } from "./operation.ts";
import { cutElement, readXml } from "./xml.ts";

/** A user prepares an invoice on the platform. */
export function createDraftControl({ settings, drafts }: Service): Handlers {
  return {
    "POST /control/api31/draft": (request) => {
      const body = readJsonObject(request);
      const reference = requiredText(body, "companyId");
      const { bytes, header } = readUblBody(body);
      const account = settings.accounts.find((one) => findCompany(one, reference) !== undefined);
      const company = account && findCompany(account, reference);
      if (account === undefined || company === undefined) {
        return json(404, { code: "UNKNOWN_COMPANY", message: `No account here has the company ${reference}.` });
      }
      const source = bytes.toString("utf8").replace(/^\uFEFF/, "");
      const draft = drafts.add(account, company, header.number, cutElement(source, readXml(source)));
      return json(200, { documentId: draft.documentId, number: draft.number });
    },
  };
}
