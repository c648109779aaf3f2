import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEMO } from "../../world/demo.ts";
import { Caller, V3, V3_1 } from "../soap-caller.test.helper.ts";
import { descend, readXml } from "../xml.ts";

const KEY = `subscriptionKey=${DEMO.api31.subscriptionKey}`;

describe("WSDL", () => {
  let caller: Caller;
  beforeEach(() => {
    caller = new Caller();
  });
  afterEach(() => caller.close());

  const locationIn = (wsdl: string) => descend(readXml(wsdl), "service", "port", "address")?.attributes.get("location");
  const namespaceIn = (wsdl: string) => readXml(wsdl).attributes.get("targetNamespace");

  it.each([
    ["/soap/v3/service.wsdl", V3, "/soap/v3"],
    ["/soap/v3/?wsdl", V3, "/soap/v3"],
    ["/soap/v3?WSDL", V3, "/soap/v3"],
    [`/soap/v3.1/service.wsdl?${KEY}`, V3_1, `/soap/v3.1?${KEY}`],
    [`/soap/v3.1?${KEY}&wsdl`, V3_1, `/soap/v3.1?${KEY}`],
    [`/soap/v3.1/?Wsdl&${KEY}`, V3_1, `/soap/v3.1?${KEY}`],
  ])("MUST be at %s and name the service as the caller reached it", async (target, namespace, path) => {
    const { status, text } = await caller.get(target);
    expect([status, namespaceIn(text), locationIn(text)]).toEqual([200, namespace, `http://127.0.0.1:4020${path}`]);
  });

  it("MUST carry any subscription key, escaped for URL and XML", async () => {
    const { text } = await caller.get("/soap/v3?wsdl&subscriptionKey=a%26b%22%3Cc%20d");
    const location = locationIn(text) ?? "";
    expect(new URL(location).searchParams.get("subscriptionKey")).toBe('a&b"<c d');
  });

  it.each(["/soap/v3.1?wsdl", "/soap/v3.1/service.wsdl", "/soap/v3.1/?wsdl&subscriptionKey=wrong"])(
    "MUST answer 401 to %s",
    async (target) => expect((await caller.get(target)).status).toBe(401),
  );

  it.each(["/soap/v3", `/soap/v3.1?${KEY}`])("MUST answer 405 to GET %s", async (target) => {
    expect((await caller.get(target)).status).toBe(405);
  });

  it("MUST add to v3.1 what v3 lacks", async () => {
    const [old, current] = [
      (await caller.get("/soap/v3?wsdl")).text,
      (await caller.get(`/soap/v3.1?wsdl&${KEY}`)).text,
    ];
    const fieldsOf = (wsdl: string, root: string) =>
      descend(readXml(wsdl), "types", "schema")
        ?.children.find((child) => child.name === "element" && child.attributes.get("name") === root)
        ?.children[0]?.children[0]?.children.map((field) => field.attributes.get("name"));
    expect(fieldsOf(old, "GetDocuments")).toEqual(["GroupId", "Paging", "Search"]);
    expect(fieldsOf(current, "GetDocuments")).toEqual(["GroupId", "EConnectPartyId", "Paging", "Search"]);
    expect(old).not.toContain("RequestAppIntegration");
    expect(fieldsOf(current, "RequestAppIntegration")).toEqual(["To", "PayByRequester"]);
    expect(fieldsOf(current, "RequestAppIntegrationCredentialsResponse")).toHaveLength(4);
  });

  it("MUST follow the profile, on v3.1 alone", async () => {
    await caller.control("POST", "profile", { profile: "docs31" });
    const current = (await caller.get(`/soap/v3.1?wsdl&${KEY}`)).text;
    expect(current).toContain('name="Receiver"');
    expect(current).not.toContain('name="Reciever"');
    expect(current).toContain('name="NestedPartyAccountDetails"');
    const old = (await caller.get("/soap/v3?wsdl")).text;
    expect(old).toContain('name="Reciever"');
    expect(old).not.toContain("Nested");
  });
});
