import type { Customer, CustomerStore, ElectronicInvoicing, ParticipantId } from "@erp-gateway/core";
import { and, eq, isNull, ne, or } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase } from "./database.ts";
import { keyset, newestFirst, optionally } from "./keyset.ts";
import { rowBy } from "./prepared.ts";
import { present } from "./present.ts";
import { customers, sendingProfiles } from "./tables.ts";

const byId = rowBy(customers, customers.id);

const NOTHING = { legalId: null, vatNumber: null, sendingProfileId: null };

const fromRow = (row: typeof customers.$inferSelect): Customer => {
  const { legalId, ...fields } = present(row);
  return {
    ...fields,
    endpointId: row.endpointId as ParticipantId,
    ...(legalId !== undefined && { legalId: legalId as ParticipantId }),
    electronicInvoicing: row.electronicInvoicing as ElectronicInvoicing,
  };
};

export const createCustomerStore = ({ tables, transaction }: SqliteDatabase): CustomerStore => ({
  async save(customer, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const { organizationId, number, id } = customer;
      const sameNumber = and(
        eq(customers.organizationId, organizationId),
        eq(customers.number, number),
        ne(customers.id, id),
      );
      if (writer.select().from(customers).where(sameNumber).get() !== undefined) return "taken";
      const row = { ...NOTHING, ...customer };
      writer.insert(customers).values(row).onConflictDoUpdate({ target: customers.id, set: row }).run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async byId(id) {
    const row = byId(tables)(id);
    return row && fromRow(row);
  },
  async byNumber(organizationId, number) {
    const key = and(eq(customers.organizationId, organizationId), eq(customers.number, number));
    const row = tables.select().from(customers).where(key).get();
    return row && fromRow(row);
  },
  async anyThrough(connectionId) {
    const own = eq(customers.sendingProfileId, sendingProfiles.id);
    const byDefault = and(isNull(customers.sendingProfileId), eq(sendingProfiles.isDefault, true));
    const row = tables
      .select({ id: customers.id })
      .from(sendingProfiles)
      .innerJoin(customers, and(eq(customers.organizationId, sendingProfiles.organizationId), or(own, byDefault)))
      .where(
        and(
          eq(sendingProfiles.connectionId, connectionId),
          eq(customers.electronicInvoicing, "DOCUMENT_SENDING_PROFILE"),
        ),
      )
      .limit(1)
      .get();
    return row !== undefined;
  },
  async list(page, { organizationId }) {
    const { where, orderBy, limit } = keyset(customers.id, page, [
      optionally(customers.organizationId, organizationId),
    ]);
    const rows = tables.select().from(customers).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map(fromRow);
  },
});
