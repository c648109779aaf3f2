import { describe, expect, it } from "vitest";
import { DEMO } from "../world/demo.ts";
import { API, COMPANY, column, createClient, rowsOf } from "./testing/client.ts";

const { tenantId, environment, companyId } = DEMO.businessCentral;

describe("access to Business Central", () => {
  it.each([{ authorization: "" }, { authorization: "Bearer old" }, { authorization: "Bearer psb" }])(
    "MUST be refused without a living token of its own: %o",
    async (headers) => {
      const { status, body } = await createClient({ newId: () => "7e57" }).call(COMPANY, { headers });
      expect(status).toBe(401);
      expect(body).toEqual({
        error: {
          code: "Authentication_InvalidCredentials",
          message: "The server has rejected the client credentials.  CorrelationId:  7e57.",
        },
      });
    },
  );

  it("MUST be throttled as long as the control API says so", async () => {
    const client = createClient();
    await client.control("throttle", { body: { times: 2, retryAfterSeconds: 7 } });
    for (const _attempt of [1, 2]) {
      const { status, headers } = await client.call(COMPANY);
      expect([status, headers["retry-after"]]).toEqual([429, "7"]);
    }
    expect((await client.call(COMPANY)).status).toBe(200);
  });

  it("MUST be throttled beyond the requests of five minutes, until they are past", async () => {
    const client = createClient({ requestsPerFiveMinutes: 2 });
    await client.call(COMPANY);
    await client.call(COMPANY);
    expect((await client.call(COMPANY)).status).toBe(429);
    await client.world.clock.advance(5 * 60_000);
    expect((await client.call(COMPANY)).status).toBe(200);
  });

  it("MUST suffer the faults that wait for it", async () => {
    const client = createClient();
    client.world.faults.add({
      target: "business-central",
      operation: `GET ${COMPANY}/vendors`,
      kind: "status",
      status: 503,
    });
    expect((await client.call("accounts")).status).toBe(200);
    expect((await client.call("vendors")).status).toBe(503);
    expect((await client.call("vendors")).status).toBe(200);
  });
});

describe("addresses of Business Central", () => {
  it("MUST list the environment", async () => {
    const { body } = await createClient().call("/environments/v1.2");
    expect(rowsOf(body)).toMatchObject([{ aadTenantId: tenantId, name: environment, type: "Production" }]);
  });

  it.each([API, `/v2.0/${environment}/api/v2.0`])("MUST list the companies at %s", async (root) => {
    const { body } = await createClient().call(`${root}/companies`);
    expect(body["@odata.context"]).toBe(`http://127.0.0.1:8080${root}/$metadata#companies`);
    expect(rowsOf(body)).toMatchObject([{ id: companyId, name: "De Linde Bouw" }]);
  });

  it("MUST show one company, with its tag", async () => {
    const { headers, body } = await createClient().call(COMPANY);
    expect(body).toMatchObject({ id: companyId, "@odata.etag": headers["etag"], displayName: "De Linde Bouw" });
  });

  it("MUST find a company by query parameter as well", async () => {
    const { body } = await createClient().call(`${API}/vendors?company=${companyId}`);
    expect(rowsOf(body)).toHaveLength(3);
  });

  it.each([
    [`/v2.0/${tenantId}/Elsewhere/api/v2.0/companies`, "BadRequest_NotFound"],
    [`${API}/companies(00000000-0000-4000-8000-000000000000)/vendors`, "Internal_CompanyNotFound"],
    ["vendors(00000000-0000-4000-8000-000000000000)", "Internal_RecordNotFound"],
    ["vendors(L00010)", "BadRequest_NotFound"],
    ["nothings", "BadRequest_ResourceNotFound"],
    [`${API}/subscriptions`, "BadRequest_ResourceNotFound"],
    [`${API}/$batch`, "BadRequest_ResourceNotFound"],
    [`/v2.0/${tenantId}/${environment}/api/microsoft/edocument/v1.0/companies`, "BadRequest_NotFound"],
  ])("MUST not find %s", async (path, code) => {
    const { status, body } = await createClient().call(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { code } });
  });

  it("MUST leave other paths to others", async () => {
    await expect(createClient().call(`/${tenantId}/oauth2/v2.0/token`)).rejects.toThrow("nobody serves");
  });
});

describe("collections of Business Central", () => {
  it("MUST page by the size the client prefers, through @odata.nextLink", async () => {
    const client = createClient();
    const numbers: unknown[] = [];
    let next: unknown = `${COMPANY}/accounts?$select=number&$count=true`;
    while (typeof next === "string") {
      const { body } = await client.call(
        new URL(next, "http://127.0.0.1").pathname + new URL(next, "http://127.0.0.1").search,
        {
          headers: { prefer: "odata.maxpagesize=4" },
        },
      );
      expect(body["@odata.count"]).toBe(11);
      expect(rowsOf(body).length).toBeLessThanOrEqual(4);
      numbers.push(...column(body, "number"));
      next = body["@odata.nextLink"];
    }
    expect(numbers).toHaveLength(11);
    expect(new Set(numbers).size).toBe(11);
  });

  it("MUST give the number of rows as text at $count", async () => {
    const { text } = await createClient().call("accounts/$count?$filter=category eq 'Income'");
    expect(text).toBe("2");
    expect((await createClient({ count: false }).call("accounts/$count")).status).toBe(400);
  });

  it("MUST refuse 'or' on distinct fields", async () => {
    const { status, body } = await createClient().call("vendors?$filter=number eq 'a' or displayName eq 'b'");
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain("The 'OR' operator is not supported on distinct fields on an OData filter.");
  });

  it("MUST refuse writing what is only read", async () => {
    expect((await createClient().call("vendors", { body: {} })).status).toBe(405);
  });

  it("MUST refuse to write through a read-only intent", async () => {
    const headers = { "data-access-intent": "ReadOnly" };
    expect((await createClient().call("vendors", { headers })).status).toBe(200);
    expect((await createClient().call("purchaseInvoices", { body: { vendorNumber: "L00010" }, headers })).status).toBe(
      400,
    );
  });

  it("MUST tell the tax groups, which are the VAT product posting groups", async () => {
    const { body } = await createClient().call("taxGroups");
    expect(column(body, "code")).toEqual(["HOOG", "LAAG", "VERLEGD", "NUL"]);
  });

  it("MUST expand dimension values", async () => {
    const { body } = await createClient().call(
      "dimensions?$expand=dimensionValues($select=code)&$filter=code eq 'PROJECT'",
    );
    expect(rowsOf(body)[0]?.["dimensionValues"]).toMatchObject([{ code: "P2601" }, { code: "P2602" }]);
  });

  it("MUST show of a vendor the VAT number, and neither KvK number nor bank account", async () => {
    const { body } = await createClient().call("vendors?$filter=taxRegistrationNumber eq 'NL812345678B01'");
    expect(rowsOf(body)).toMatchObject([{ number: "L00010", blocked: "_x0020_" }]);
    expect(JSON.stringify(body)).not.toMatch(/70123456|NL91ABNA/);
  });
});

describe("published pages", () => {
  const PAGES = `/v2.0/${tenantId}/${environment}/ODataV4/Company('De%20Linde%20Bouw')`;

  it("MUST show vendors by their captions", async () => {
    const { body } = await createClient().call(`${PAGES}/Vendors?$filter=Registration_Number eq '70123456'`);
    expect(body["@odata.context"]).toContain("/ODataV4/$metadata#Company('De%20Linde%20Bouw')/Vendors");
    expect(rowsOf(body)).toMatchObject([{ No: "L00010", VAT_Registration_No: "NL812345678B01" }]);
  });

  it("MUST find a vendor by its number", async () => {
    expect((await createClient().call(`${PAGES}/Vendors('L00020')`)).body).toMatchObject({
      Name: "Betoncentrale Oost B.V.",
    });
  });

  it("MUST show every bank account of a vendor", async () => {
    const { body } = await createClient().call(`${PAGES}/VendorBankAccounts?$filter=Vendor_No eq 'L00010'`);
    expect(column(body, "IBAN")).toEqual(["NL91ABNA0417164300", "NL62RABO0991234567"]);
  });

  it("MUST have the names that the administrator chose", async () => {
    const client = createClient({ publishedPages: { vendors: "Leveranciers", vendorBankAccounts: "Banken" } });
    expect((await client.call(`${PAGES}/Leveranciers`)).status).toBe(200);
    expect((await client.call(`${PAGES}/Vendors`)).status).toBe(404);
  });
});
