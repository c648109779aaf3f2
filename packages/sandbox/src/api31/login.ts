import { textElement } from "./element.ts";
import { type Operation, requiredText } from "./operation.ts";
import { knownFault } from "./soap-fault.ts";

export const login: Operation = {
  needsToken: false,
  request: "Login",
  answer: "LoginResponse",
  handle(call) {
    const key = requiredText(call, "ConsumerKey");
    const secret = requiredText(call, "ConsumerSecret");
    const account = call.service.keys.accountOf(key, secret);
    if (account === undefined) throw knownFault("ERRIAU6000007");
    return textElement("SecurityToken", call.service.sessions.open(account, key));
  },
};
