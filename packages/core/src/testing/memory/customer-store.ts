import type { Customer } from "../../customer/customer.ts";
import type { CustomerStore } from "../../store/stores.ts";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Memory } from "./memory.ts";
import { fits, pageOf } from "./page-of.ts";

export function createCustomerStore(memory: Memory): CustomerStore {
  const withNumber = (organizationId: string, number: string): Customer | undefined =>
    [...memory.customers.values()].find(
      (customer) => customer.organizationId === organizationId && customer.number === number,
    );
  return {
    async save(customer, change) {
      refuseRepetition(memory, change);
      const sameNumber = withNumber(customer.organizationId, customer.number);
      if (sameNumber !== undefined && sameNumber.id !== customer.id) return "taken";
      memory.customers.set(customer.id, customer);
      applyChange(memory, change);
      return "stored";
    },
    async byId(id) {
      return memory.customers.get(id);
    },
    async byNumber(organizationId, number) {
      return withNumber(organizationId, number);
    },
    async anyThrough(connectionId) {
      const profiles = [...memory.profiles.values()].filter((profile) => profile.connectionId === connectionId);
      return [...memory.customers.values()].some(
        ({ organizationId, electronicInvoicing, sendingProfileId }) =>
          electronicInvoicing === "DOCUMENT_SENDING_PROFILE" &&
          profiles.some((profile) =>
            sendingProfileId === undefined
              ? profile.isDefault && profile.organizationId === organizationId
              : profile.id === sendingProfileId,
          ),
      );
    },
    async list(page, filter) {
      return pageOf(memory.customers, page, ({ organizationId }) => fits(filter.organizationId, organizationId));
    },
  };
}
