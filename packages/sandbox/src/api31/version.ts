/** The two versions differ by path, namespace and the need for a subscription key; operations are the same. */
export interface Version {
  readonly path: RegExp;
  readonly namespace: string;
  readonly needsSubscriptionKey: boolean;
  /** v3 answers by its WSDL only; the vendor's samples of v3.1 disagree with it. */
  readonly hasProfiles: boolean;
}

export const VERSIONS: readonly Version[] = [
  {
    path: /^\/soap\/v3\/?$/,
    namespace: "http://api.everbinding.nl/v3/",
    needsSubscriptionKey: false,
    hasProfiles: false,
  },
  {
    path: /^\/soap\/v3\.1\/?$/,
    namespace: "http://api.everbinding.nl/v3_1/",
    needsSubscriptionKey: true,
    hasProfiles: true,
  },
];
