import { randomUUID } from "node:crypto";
import type { Route, SandboxRequest, SandboxResponse } from "../http/message.ts";
import type { Part } from "../http/part.ts";
import { withFaults } from "../http/with-faults.ts";
import type { World } from "../world/world.ts";
import { type BusinessCentralTokens, requirePrincipal } from "./access.ts";
import { type Address, parseAddress } from "./address.ts";
import type { Company } from "./company/company.ts";
import { createDemoCompany } from "./company/demo-company.ts";
import { createControl } from "./control.ts";
import { listEnvironments, requireEnvironment } from "./environments.ts";
import type { EntitySets } from "./odata/entity-set.ts";
import { serve } from "./odata/serve.ts";
import { parseSegment } from "./odata/target.ts";
import { type BusinessCentralOptions, DEFAULT_PUBLISHED_PAGES, toRules } from "./options.ts";
import { apiPages } from "./pages/api-pages.ts";
import { Refusal, toErrorResponse, unknownUrl } from "./refusal.ts";
import { apiSets, publishedSets } from "./services.ts";
import { createThrottle } from "./throttle.ts";

export type { BusinessCentralOptions } from "./options.ts";

export interface BusinessCentralDeps {
  /** Where clients reach this server, without a slash at the end. */
  readonly origin: () => string;
  readonly tokens: BusinessCentralTokens;
}

/** Business Central online with one tenant, one environment and the demo company. */
export function createBusinessCentral(world: World, options: BusinessCentralDeps & BusinessCentralOptions): Part {
  const { origin, tokens, newId = randomUUID, backgroundPostingMs } = options;
  const now = () => world.clock.now();
  const rules = toRules(options);
  const throttle = createThrottle(now, options.requestsPerFiveMinutes ?? 6_000);
  const company = createDemoCompany();

  const pagesOf = (of: Company): EntitySets =>
    apiPages(
      of,
      { now, newId },
      {
        attachmentInPost: options.attachmentInPost ?? false,
        ...(backgroundPostingMs === undefined
          ? {}
          : { later: (task: () => void) => void world.clock.after(backgroundPostingMs, task) }),
      },
    );

  function dispatch(address: Address, request: SandboxRequest): SandboxResponse {
    const principal = requirePrincipal(tokens, request.headers["authorization"]);
    throttle.admit(principal.name);
    if (address.kind === "unknown") throw unknownUrl(request.url.href);
    if (address.kind === "environments") return listEnvironments(origin());
    requireEnvironment(address.tenant, address.environment);
    const segments = address.segments.map(parseSegment);
    const root = `${request.url.origin}${address.rootPath}`;
    const sets =
      address.kind === "api"
        ? apiSets([company], segments, request.url.searchParams, pagesOf)
        : publishedSets([company], segments, options.publishedPages ?? DEFAULT_PUBLISHED_PAGES);
    return serve(sets, segments, { request, root, metadata: `${root}/$metadata`, rules });
  }

  const route: Route = async (request) => {
    const address = parseAddress(request.url.pathname);
    if (address === undefined) return undefined;
    return withFaults(world, "business-central", `${request.method} ${request.url.pathname}`, async () => {
      try {
        return dispatch(address, request);
      } catch (error) {
        if (error instanceof Refusal) return toErrorResponse(error, newId());
        throw error;
      }
    });
  };

  return { route, control: createControl(company, { now, newId }, throttle) };
}
