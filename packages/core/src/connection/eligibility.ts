import { type Manifest, SUBSCRIPTIONS } from "../connector/connector.ts";
import { type Fault, fault } from "../fault.ts";
import type { Organization } from "../organization/organization.ts";

export const ELIGIBILITY_FAULTS = {
  ORGANIZATION_NOT_ACTIVE: "the organization is not active on the eConnect platform",
  SUBSCRIPTION_TOO_LOW: "the organization's subscription is below what this connector needs",
  CONTRACT_REQUIRED: "this connector needs a contract with eConnect for API rights",
} as const;

/** Why eConnect would not let this organization use the connector: plan, contract, activation. */
export function eligibilityFaults(organization: Organization, manifest: Manifest, path: string): readonly Fault[] {
  const faults: Fault[] = [];
  if (organization.state !== "ACTIVE") faults.push(fault(ELIGIBILITY_FAULTS, "ORGANIZATION_NOT_ACTIVE", path));
  if (isBelow(organization, manifest)) {
    const { message, ...rest } = fault(ELIGIBILITY_FAULTS, "SUBSCRIPTION_TOO_LOW", path);
    faults.push({ ...rest, message: `${message}: ${organization.subscription}, not ${manifest.minimumSubscription}` });
  }
  if (manifest.contractRequired && !organization.apiContract) {
    faults.push(fault(ELIGIBILITY_FAULTS, "CONTRACT_REQUIRED", path));
  }
  return faults;
}

const isBelow = ({ subscription }: Organization, { minimumSubscription }: Manifest): boolean =>
  SUBSCRIPTIONS.indexOf(subscription) < SUBSCRIPTIONS.indexOf(minimumSubscription);
