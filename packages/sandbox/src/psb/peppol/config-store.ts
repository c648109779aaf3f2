import { normalise } from "../../world/party-id.ts";
import { toTimestamp } from "../timestamp.ts";

type Json = Readonly<Record<string, unknown>>;

/** What the environment, and each party that differs from it, has registered at Peppol. */
export interface PeppolConfigs {
  environment(): Json;
  putEnvironment(change: Json): Json;
  /** Ids in numeric form. */
  parties(): readonly string[];
  party(partyId: string): Json | undefined;
  putParty(partyId: string, change: Json): Json;
  removeParty(partyId: string): boolean;
  /** Whether a capability is on for this party, by itself or by the environment. */
  isOn(partyId: string, capability: string): boolean;
}

const state = (value: string, description: string) => ({ state: value, description });

const ENVIRONMENT: Json = {
  id: "1",
  capabilities: {
    invoices: state("on", "SI 1.2, SI 2.0, BIS Billing 3"),
    invoiceResponse: state("off", "PEPPOL IMR"),
    orders: state("off", "Peppol ordering"),
    reviews: state("off", "MLR, MLS"),
  },
  businessCard: {
    names: { state: "on", value: "Sandbox", description: "Business names." },
    address: { state: "on", value: "Pelmolenlaan 1, 3447 GW, Woerden, NL", description: "Geographic information." },
    emailAddress: { state: "on", value: "support@sandbox.example", description: "Technical contact" },
    state: "on",
  },
};

/** @param mode - what a PUT does with the members that it does not give */
export function createPeppolConfigs(now: () => Date, mode: "merge" | "replace"): PeppolConfigs {
  const stamp = () => toTimestamp(now());
  let environment: Json = { ...ENVIRONMENT, createdOn: stamp(), changedOn: null };
  const parties = new Map<string, Json>();

  const write = (before: Json, change: Json, id: string): Json => ({
    ...(mode === "merge" ? merge(before, change) : change),
    id,
    createdOn: before["createdOn"] ?? stamp(),
    changedOn: before["createdOn"] === undefined ? null : stamp(),
  });
  /** Members of the environment show through where the party has none, or was reset. */
  const shown = (own: Json) => inherit(environment, own);

  function find(partyId: string): Json | undefined {
    const own = parties.get(normalise(partyId));
    return own === undefined ? undefined : shown(own);
  }

  return {
    environment: () => environment,
    putEnvironment(change) {
      environment = write(environment, change, "1");
      return environment;
    },
    parties: () => [...parties.keys()],
    party: find,
    putParty(partyId, change) {
      const id = normalise(partyId);
      const own = write(parties.get(id) ?? {}, change, id);
      parties.set(id, own);
      return shown(own);
    },
    removeParty: (partyId) => parties.delete(normalise(partyId)),
    isOn(partyId, capability) {
      const capabilities = (find(partyId) ?? environment)["capabilities"] as Json | undefined;
      const found = capabilities?.[capability] as Json | undefined;
      return String(found?.["state"] ?? "off").endsWith("on");
    },
  };
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function merge(before: Json, change: Json): Json {
  const merged = Object.entries(change).map(([name, value]) => {
    const old = before[name];
    return [name, isObject(old) && isObject(value) ? merge(old, value) : value];
  });
  return { ...before, ...Object.fromEntries(merged) };
}

/** A setting `{state, …}` that is absent or `inherited` is read as `inherited => on` or `… => off`. */
function inherit(above: Json, own: Json): Json {
  const names = Object.keys(above).filter((name) => isObject(above[name]));
  const inherited = names.map((name) => {
    const [theirs, ours] = [above[name] as Json, own[name]];
    const isSetting = typeof theirs["state"] === "string" && !Object.values(theirs).some(isObject);
    if (!isSetting) return [name, inherit(theirs, isObject(ours) ? ours : {})];
    const isOwn = isObject(ours) && ours["state"] !== undefined && ours["state"] !== "inherited";
    return [name, isOwn ? { ...theirs, ...ours } : { ...theirs, state: `inherited => ${String(theirs["state"])}` }];
  });
  const outer = typeof above["state"] === "string" && own["state"] === undefined ? { state: above["state"] } : {};
  return { ...outer, ...own, ...Object.fromEntries(inherited) };
}
