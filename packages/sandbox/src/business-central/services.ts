import type { Company } from "./company/company.ts";
import type { EntitySets } from "./odata/entity-set.ts";
import type { Segment } from "./odata/target.ts";
import { companies } from "./pages/companies.ts";
import { type PublishedPageNames, publishedCompanies } from "./pages/published-pages.ts";
import { Refusal } from "./refusal.ts";

/** What an API address can begin with: the companies, or the pages of the one in `?company=`. */
export function apiSets(
  all: readonly Company[],
  [first]: readonly Segment[],
  query: URLSearchParams,
  pagesOf: (company: Company) => EntitySets,
): EntitySets {
  const find = (id: string): Company => {
    const company = all.find((candidate) => candidate.id === id.toLowerCase());
    if (company === undefined) throw companyNotFound(id);
    return company;
  };
  if (first?.name === "companies") {
    if (first.key !== undefined) find(first.key);
    return { companies: { ...companies(all), parts: (key) => (key === "" ? {} : pagesOf(find(key))) } };
  }
  const company = query.get("company");
  return company === null ? {} : pagesOf(find(company));
}

/** What an address of published pages begins with: `Company('<name>')`. */
export function publishedSets(
  all: readonly Company[],
  [first]: readonly Segment[],
  names: PublishedPageNames,
): EntitySets {
  if (first?.key !== undefined && !all.some(({ name }) => name === first.key)) throw companyNotFound(first.key);
  return { Company: publishedCompanies(all, names) };
}

const companyNotFound = (asked: string): Refusal =>
  new Refusal(404, "Internal_CompanyNotFound", `Cannot find company ${asked}.`);
