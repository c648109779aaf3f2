import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEMO } from "../world/demo.ts";
import { demoAccount } from "./account.ts";
import { Caller, credentials, SOAP, toAnswer, V3, V3_1 } from "./soap-caller.test.helper.ts";
import { textAt } from "./xml.ts";

const LOGIN = credentials(DEMO.api31.appKey, DEMO.api31.secret);
const login = (namespace: string) =>
  `<e:Envelope xmlns:e="${SOAP}"><e:Body><Login xmlns="${namespace}">${LOGIN}</Login></e:Body></e:Envelope>`;

describe("API31 endpoint", () => {
  let caller: Caller;
  beforeEach(() => {
    caller = new Caller();
  });
  afterEach(() => caller.close());

  it("MUST answer with prefix SOAP, both schema namespaces and the API namespace as default", async () => {
    const answer = await caller.call("Login", LOGIN);
    expect(answer.status).toBe(200);
    expect(answer.text.replace(/<SecurityToken>.*<\/SecurityToken>/, "<SecurityToken/>")).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<SOAP:Envelope xmlns:SOAP="http://schemas.xmlsoap.org/soap/envelope/">' +
        '<SOAP:Body><LoginResponse xmlns:xsd="http://www.w3.org/2001/XMLSchema"' +
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://api.everbinding.nl/v3_1/">' +
        "<SecurityToken/></LoginResponse></SOAP:Body></SOAP:Envelope>",
    );
  });

  it("MUST speak each version in its own namespace, v3 without a subscription key", async () => {
    const answer = await caller.call("Login", LOGIN, { version: "v3", query: "" });
    expect([answer.root.name, answer.root.namespace]).toEqual(["LoginResponse", V3]);
  });

  it("MUST serve both paths with and without a trailing slash and nothing beside them", async () => {
    const statusOf = async (path: string) => {
      const url = new URL(`http://127.0.0.1${path}?subscriptionKey=${DEMO.api31.subscriptionKey}`);
      return (await caller.part.route({ method: "POST", url, headers: {}, body: Buffer.from("") }))?.status;
    };
    const paths = ["/soap/v3", "/soap/v3/", "/soap/v3.1", "/soap/v3.1/", "/soap/v3_1", "/soap/v3.1/x"];
    expect(await Promise.all(paths.map(statusOf))).toEqual([500, 500, 500, 500, undefined, undefined]);
  });

  it.each(["", "?subscriptionKey=wrong", `?SubscriptionKey=${DEMO.api31.subscriptionKey}`])(
    "MUST answer 401 with JSON to the query %j",
    async (query) => {
      const response = await caller.post(login(V3_1), { query });
      expect(response.status).toBe(401);
      expect(JSON.parse(String(response.body))).toMatchObject({ statusCode: 401 });
    },
  );

  it("MUST leave the subscription key unchecked when told so", async () => {
    const lax = new Caller({ checkSubscriptionKey: false });
    expect((await lax.call("Login", LOGIN, { query: "" })).status).toBe(200);
    lax.close();
  });

  it("MUST refuse a chunked request with 411 and no body", async () => {
    const response = await caller.post(login(V3_1), { headers: { "transfer-encoding": "chunked" } });
    expect(response).toEqual({ status: 411 });
  });

  it("MUST take SOAPAction with and without quotes", async () => {
    for (const soapaction of [`${V3_1}Login`, `"${V3_1}Login"`]) {
      expect((await caller.post(login(V3_1), { headers: { soapaction } })).status).toBe(200);
    }
  });

  it.each([
    ["no SOAPAction", undefined, login(V3_1)],
    ["a SOAPAction of the other version", `"${V3}Login"`, login(V3_1)],
    ["a SOAPAction for another operation", `"${V3_1}GetParty"`, login(V3_1)],
    ["an operation that does not exist", `"${V3_1}DeleteDocument"`, login(V3_1).replaceAll("Login", "DeleteDocument")],
    ["a body in the namespace of v3", `"${V3_1}Login"`, login(V3)],
    ["an envelope of SOAP 1.2", `"${V3_1}Login"`, login(V3_1).replace(SOAP, "http://www.w3.org/2003/05/soap-envelope")],
  ])("MUST fault with ERRCDO4000041 on %s", async (_what, soapaction, body) => {
    const response = await caller.post(body, soapaction === undefined ? {} : { headers: { soapaction } });
    expect(toAnswer(response)).toMatchObject({ status: 500, code: "ERRCDO4000041" });
  });

  it.each([
    ["malformed XML", "<a><b></a>"],
    ["a DTD", `<!DOCTYPE a>${login(V3_1)}`],
    ["no body at all", ""],
  ])("MUST fault with ERRIER8000006 on %s", async (_what, body) => {
    const response = await caller.post(body, { headers: { soapaction: `"${V3_1}Login"` } });
    expect(toAnswer(response)).toMatchObject({ status: 500, code: "ERRIER8000006" });
  });

  it("MUST read any prefix, comments, foreign headers and a declaration", async () => {
    const token = await caller.token();
    const response = await caller.post(
      `<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:q="${V3_1}" xmlns:z="urn:z">
         <soapenv:Header><z:Trace>1</z:Trace><q:Authentication><q:SecurityToken>${token}</q:SecurityToken></q:Authentication></soapenv:Header>
         <soapenv:Body><!-- hello --><q:GetAccountDetails/></soapenv:Body></soapenv:Envelope>`,
      { headers: { soapaction: `"${V3_1}GetAccountDetails"` } },
    );
    expect(response.status).toBe(200);
  });

  it("MUST write faults as SOAP:Server with an empty detail", async () => {
    const answer = await caller.call("GetAccountDetails", "", { token: null });
    expect(answer.text).toContain(
      "<SOAP:Body><SOAP:Fault><faultcode>SOAP:Server</faultcode><faultstring>Invalid consumer key or no such app" +
        " available in registry [ERRIAU6000007].</faultstring><detail/></SOAP:Fault></SOAP:Body>",
    );
  });

  it("MUST write faults the way of V1 when told so", async () => {
    const old = new Caller({ faultStyle: "v1" });
    const answer = await old.call("GetAccountDetails", "", { token: null });
    expect(textAt(answer.root, "faultcode")).toBe("{http://schemas.xmlsoap.org/soap/envelope/}Server");
    expect(textAt(answer.root, "detail")).toContain("java.lang.Exception");
    old.close();
  });

  describe("tokens", () => {
    it("MUST refuse an unknown key, a wrong secret, and a token nobody gave out", async () => {
      expect((await caller.call("Login", credentials("nobody", DEMO.api31.secret))).code).toBe("ERRIAU6000007");
      expect((await caller.call("Login", credentials(DEMO.api31.appKey, "wrong"))).code).toBe("ERRIAU6000007");
      expect((await caller.call("GetAccountDetails", "", { token: "invented" })).code).toBe("ERRIAU6000007");
    });

    it("MUST give tokens of at least 348 characters that are valid side by side", async () => {
      const [first, second] = [await caller.login(), await caller.login()];
      expect(first).toMatch(/^[A-Za-z0-9+/=]{348,}$/);
      expect(first).not.toBe(second);
      for (const token of [first, second]) {
        expect((await caller.call("GetAccountDetails", "", { token })).status).toBe(200);
      }
    });

    it("MUST expire after four hours of the world clock", async () => {
      const token = await caller.login();
      await caller.world.clock.advance(4 * 3_600_000 - 60_000);
      expect((await caller.call("GetAccountDetails", "", { token })).status).toBe(200);
      await caller.world.clock.advance(60_000);
      expect((await caller.call("GetAccountDetails", "", { token })).code).toBe("DEFAULT_ERROR_CODE999");
    });

    it("MUST look for the token in the Authentication header of its namespace only", async () => {
      const body = `<s:Envelope xmlns:s="${SOAP}"><s:Header><SecurityToken xmlns="${V3_1}">${await caller.token()}</SecurityToken></s:Header><s:Body><GetAccountDetails xmlns="${V3_1}"/></s:Body></s:Envelope>`;
      const response = await caller.post(body, { headers: { soapaction: `${V3_1}GetAccountDetails` } });
      expect(toAnswer(response).code).toBe("ERRIAU6000007");
    });

    it("MUST refuse an operation that the keys lack", async () => {
      const limited = new Caller({ accounts: [{ ...demoAccount(), permissions: ["GetAccountDetails"] }] });
      expect((await limited.call("GetAccountDetails")).status).toBe(200);
      expect((await limited.call("GetAccountParties")).code).toBe("ERRACC3000001");
      limited.close();
    });
  });

  describe("schema", () => {
    it.each([
      ["fields out of order", "SetInboxDocumentStatus", "<StatusCode>40</StatusCode><ExternalId>X</ExternalId>"],
      ["an unknown field", "GetParty", "<ReferenceId>X</ReferenceId><Extra/>"],
      ["a repeated field", "GetParty", "<ReferenceId>X</ReferenceId><ReferenceId>Y</ReferenceId>"],
      ["a field of another namespace", "GetParty", '<ReferenceId xmlns="urn:other">X</ReferenceId>'],
      ["From before To", "GetInboxDocuments", "<Search><CreatedOn><From/><To/></CreatedOn></Search>"],
      ["Filter for Search", "GetInboxDocuments", "<Filter/>"],
    ])("MUST refuse %s", async (_what, operation, content) => {
      expect((await caller.call(operation, content)).code).toBe("ERRCDO4000001");
    });

    it("MUST take both spellings of the receiver", async () => {
      for (const name of ["Reciever", "Receiver"]) {
        const content = `<EConnectPartyId>XCNL10019</EConnectPartyId><Search><${name}><Name>x</Name></${name}></Search>`;
        expect((await caller.call("GetOutboxDocuments", content)).status).toBe(200);
      }
    });

    it("MUST use the replacement of an assumed code", async () => {
      const other = new Caller({ faultCodes: { badRequest: "ERRIER4000099" } });
      expect((await other.call("GetParty", "<Extra/>")).code).toBe("ERRIER4000099");
      other.close();
    });
  });

  it("MUST suffer a delay, a bare 503 and an error page in place of SOAP", async () => {
    await caller.token();
    const { faults, clock } = caller.world;
    const details = { headers: { soapaction: `"${V3_1}GetAccountDetails"` } };
    faults.add({ target: "api31", operation: "GetAccountDetails", kind: "status", status: 503, body: "busy" });
    expect(await caller.post("", details)).toMatchObject({ status: 503, body: "busy" });
    faults.add({ target: "api31", operation: "GetAccountDetails", kind: "html" });
    const page = await caller.post("", details);
    expect([page.status, page.headers?.["content-type"]]).toEqual([502, "text/html; charset=utf-8"]);

    faults.add({ target: "api31", operation: "GetAccountDetails", kind: "delay", delayMs: 60_000 });
    let isAnswered = false;
    const late = caller.call("GetAccountDetails").then((answer) => {
      isAnswered = true;
      return answer;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(isAnswered).toBe(false);
    await clock.advance(60_000);
    expect((await late).status).toBe(200);
  });

  it("MUST suffer a fault that waits for the operation", async () => {
    await caller.token();
    caller.world.faults.add({ target: "api31", operation: "GetParty", kind: "soap-fault", code: "ERRPRO1000002" });
    expect((await caller.call("GetAccountDetails")).status).toBe(200);
    expect((await caller.call("GetParty", "<ReferenceId>XCNL10019</ReferenceId>")).code).toBe("ERRPRO1000002");
    expect((await caller.call("GetParty", "<ReferenceId>XCNL10019</ReferenceId>")).status).toBe(200);
  });
});
