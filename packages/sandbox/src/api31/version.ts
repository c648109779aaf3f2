/** The two versions differ by path, namespace and the need for a subscription key; v3.1 has a few operations more. */
export interface Version {
  readonly name: "v3" | "v3.1";
  /** Where calls go; any of these with `?wsdl`, and `service.wsdl` below it, describe the service. */
  readonly path: string;
  readonly namespace: string;
  readonly needsSubscriptionKey: boolean;
  /** v3 answers by its WSDL only; the vendor's samples of v3.1 disagree with it. */
  readonly hasProfiles: boolean;
}

export const VERSIONS: readonly Version[] = [
  {
    name: "v3",
    path: "/soap/v3",
    namespace: "http://api.everbinding.nl/v3/",
    needsSubscriptionKey: false,
    hasProfiles: false,
  },
  {
    name: "v3.1",
    path: "/soap/v3.1",
    namespace: "http://api.everbinding.nl/v3_1/",
    needsSubscriptionKey: true,
    hasProfiles: true,
  },
];
