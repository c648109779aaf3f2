import type { Customer, Stores } from "@erp-gateway/core";
import { expect } from "vitest";
import type { Rule } from "../contract.ts";
import { furnish } from "./builders.ts";

export const CUSTOMER_RULES = {
  "CUS-1": {
    title: "MUST insert a card and replace it by its id: what the new card lacks is gone",
    async check(stores) {
      const { build, organization, profile } = await furnish(stores);
      const plain = build.customer(organization);
      const full: Customer = {
        ...plain,
        legalId: plain.endpointId,
        vatNumber: "NL123456789B01",
        sendingProfileId: profile.id,
        electronicInvoicing: "EVERBINDING",
      };
      for (const card of [full, plain]) {
        expect(await stores.customers.save(card, {})).toBe("stored");
        expect(await stores.customers.byId(plain.id)).toEqual(card);
        expect(await stores.customers.byNumber(organization.id, plain.number)).toEqual(card);
      }
      expect(await stores.customers.byId(build.runtime.newId())).toBeUndefined();
    },
  },
  "CUS-2": {
    title: "MUST refuse a number that another card of the organization has",
    async check(stores) {
      const { build, organization, customer } = await furnish(stores);
      const other = await furnish(stores, build);
      const same = build.customer(organization, { number: customer.number });
      expect(await stores.customers.save(same, {})).toBe("taken");
      expect(await stores.customers.byId(same.id)).toBeUndefined();
      const foreign = build.customer(other.organization, { number: customer.number });
      expect(await stores.customers.save(foreign, {})).toBe("stored");
      expect(await stores.customers.byNumber(organization.id, customer.number)).toEqual(customer);
      expect(await stores.customers.byNumber(other.organization.id, customer.number)).toEqual(foreign);
      expect(await stores.customers.byNumber(organization.id, other.customer.number)).toBeUndefined();
    },
  },
  "CUS-3": {
    title: "MUST tell whether invoices of some card go out through a connection",
    async check(stores) {
      const { build, organization, connection, profile, customer } = await furnish(stores);
      const { anyThrough, save } = stores.customers;
      const put = (given: Partial<Customer>) => save({ ...customer, ...given }, {});
      expect(await anyThrough(connection.id)).toBe(false);
      await put({ sendingProfileId: profile.id });
      expect(await anyThrough(connection.id)).toBe(true);
      await put({ sendingProfileId: profile.id, electronicInvoicing: "OFF" });
      expect(await anyThrough(connection.id)).toBe(false);
      const other = build.connection(organization);
      await stores.connections.create(other, {});
      await stores.profiles.save(build.profile(other, { isDefault: true }), {});
      expect(await anyThrough(other.id)).toBe(false);
      await save(build.customer(organization), {});
      expect([await anyThrough(other.id), await anyThrough(connection.id)]).toEqual([true, false]);
    },
  },
} as const satisfies Readonly<Record<string, Rule<Stores>>>;
