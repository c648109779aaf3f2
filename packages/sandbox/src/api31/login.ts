import { textElement } from "./element.ts";
import { type Operation, requiredText } from "./operation.ts";
import { knownFault } from "./soap-fault.ts";

export const login: Operation = {
  needsToken: false,
  request: { ConsumerKey: "text", ConsumerSecret: "text" },
  handle(call) {
    const key = requiredText(call, "ConsumerKey");
    const secret = requiredText(call, "ConsumerSecret");
    const account = call.service.settings.accounts.find((one) => one.appKey === key && one.secret === secret);
    if (account === undefined) throw knownFault("ERRIAU6000007");
    return textElement("SecurityToken", call.service.sessions.open(account));
  },
};
