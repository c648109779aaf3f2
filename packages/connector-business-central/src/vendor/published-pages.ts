import { z } from "zod";
import type { OData } from "../odata/odata.ts";
import type { Settings } from "../settings.ts";

/** Pages of the user interface, published as OData V4 web services by an administrator (business-central §2.9). */
export interface PublishedPages {
  /** Address of the page, below the company's name; `undefined` where it is not published. @throws ConnectorError */
  vendors(): Promise<string | undefined>;
  vendorBankAccounts(): Promise<string | undefined>;
}

const company = z.object({ name: z.string() });

/** @param environmentRoot - `…/v2.0/{tenant}/{environment}` */
export function createPublishedPages(odata: OData, environmentRoot: string, settings: Settings): PublishedPages {
  let companyName: Promise<string> | undefined;
  const readName = async (): Promise<string> => (await odata.get("", company)).name;

  const addressOf = async (service: string | undefined): Promise<string | undefined> => {
    if (service === undefined) return undefined;
    companyName ??= readName().catch((error: unknown) => {
      companyName = undefined;
      throw error;
    });
    const name = encodeURIComponent((await companyName).replaceAll("'", "''"));
    return `${environmentRoot}/ODataV4/Company('${name}')/${encodeURIComponent(service)}`;
  };

  return {
    vendors: () => addressOf(settings.vendorsPage),
    vendorBankAccounts: () => addressOf(settings.vendorBankAccountsPage),
  };
}
