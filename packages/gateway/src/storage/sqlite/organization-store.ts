import type {
  Organization,
  OrganizationState,
  OrganizationStore,
  ParticipantId,
  Subscription,
} from "@erp-gateway/core";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { Reader, SqliteDatabase } from "./database.ts";
import { keyset, newestFirst } from "./keyset.ts";
import { present } from "./present.ts";
import { organizationIdentifiers, organizations } from "./tables.ts";

const NOTHING = { vatNumber: null, companyId: null };

export const createOrganizationStore = ({ tables, transaction }: SqliteDatabase): OrganizationStore => ({
  async save({ identifiers, ...organization }, change) {
    return transaction((writer) => {
      refuseRepetition(writer, change);
      const known = writer
        .select({ id: organizationIdentifiers.identifier })
        .from(organizationIdentifiers)
        .where(
          and(
            inArray(organizationIdentifiers.identifier, [...identifiers]),
            ne(organizationIdentifiers.organizationId, organization.id),
          ),
        )
        .get();
      if (known !== undefined) return "taken";
      const { state, ...fields } = organization;
      writer
        .insert(organizations)
        .values({ ...fields, state, stateRank: 0 })
        .onConflictDoUpdate({ target: organizations.id, set: { ...NOTHING, ...fields } })
        .run();
      writer.delete(organizationIdentifiers).where(eq(organizationIdentifiers.organizationId, organization.id)).run();
      const rows = identifiers.map((identifier, position) => ({
        identifier,
        position,
        organizationId: organization.id,
      }));
      writer.insert(organizationIdentifiers).values(rows).run();
      applyChange(writer, change);
      return "stored";
    });
  },
  async byId(id) {
    const row = tables.select().from(organizations).where(eq(organizations.id, id)).get();
    return row && fromRow(tables, row);
  },
  async list(page) {
    const { where, orderBy, limit } = keyset(organizations.id, page, []);
    const rows = tables.select().from(organizations).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map((row) => fromRow(tables, row));
  },
});

function fromRow(reader: Reader, row: typeof organizations.$inferSelect): Organization {
  const identifiers = reader
    .select({ identifier: organizationIdentifiers.identifier })
    .from(organizationIdentifiers)
    .where(eq(organizationIdentifiers.organizationId, row.id))
    .orderBy(asc(organizationIdentifiers.position))
    .all();
  const { stateRank: _, stateSince: _since, ...fields } = present(row);
  return {
    ...fields,
    subscription: row.subscription as Subscription,
    state: row.state as OrganizationState,
    identifiers: identifiers.map(({ identifier }) => identifier as ParticipantId),
  };
}
