import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../src/sandbox.ts";
import { wsdlModel } from "./wsdl-model.ts";

/** The vendor's description of v3. Read where it lies, outside the repository; never copied into it. */
const VENDOR = new URL("../../../../shared/reference/everbinding-v3.wsdl", import.meta.url);
const isThere = existsSync(VENDOR);

describe("the WSDL of v3", () => {
  let sandbox: Sandbox;
  let own = "";
  beforeAll(async () => {
    sandbox = await createSandbox();
    own = await (await fetch(`${sandbox.url}/soap/v3/service.wsdl`)).text();
  });
  afterAll(() => sandbox.close());

  it.skipIf(!isThere)(
    isThere
      ? "MUST say the same as the vendor's"
      : `MUST say the same as the vendor's (its WSDL was not found at ${fileURLToPath(VENDOR)})`,
    () => expect(wsdlModel(own)).toEqual(wsdlModel(readFileSync(VENDOR, "utf8"))),
  );

  it.each([
    ["a field that is optional no more", '<xs:element minOccurs="0" name="Subject"', '<xs:element name="Subject"'],
    ["a field that cannot be nil", 'name="To" nillable="true"', 'name="To"'],
    ["a root that cannot be nil", 'name="Login" nillable="true"', 'name="Login"'],
    ["a list of one", 'maxOccurs="unbounded" name="Document"', 'name="Document"'],
    ["a field of another type", 'name="Limit" type="xs:int"', 'name="Limit" type="xs:string"'],
    ["a field of another name", 'name="Reciever"', 'name="Receiver"'],
    ["two fields in turned order", /(<xs:element name="To"[^>]*>)\s*(<xs:element name="From"[^>]*>)/, "$2$1"],
    ["a type without its base", /<xs:extension base="tns:Party">/, '<xs:extension base="tns:Account">'],
    ["another enumeration", '<xs:enumeration value="None"/>', ""],
    ["a payload that is checked", 'processContents="lax"', 'processContents="strict"'],
    ["another SOAPAction", "v3/GetParty", "v3/getParty"],
    ["an operation without its header", /<soap:header message="tns:GetPartyAuth[^>]*>/, ""],
    ["a part of another name", 'name="GetPartyResult"', 'name="GetPartyResponse"'],
    ["another root", '"tns:GetAccountPartiesReponse"', '"tns:GetAccountParties"'],
    ["an operation less", /<wsdl:operation name="GetParty">[\s\S]*?<\/wsdl:operation>/, ""],
    ["another namespace", 'targetNamespace="http://api.everbinding.nl/v3/"', 'targetNamespace="urn:v3"'],
    ["unqualified elements", 'elementFormDefault="qualified"', ""],
  ])("MUST be told from one with %s", (_what, from, to) => {
    const changed = own.replace(from, to);
    expect(changed).not.toBe(own);
    expect(wsdlModel(changed)).not.toEqual(wsdlModel(own));
  });
});
