import type {
  Organization,
  OrganizationState,
  OrganizationStore,
  ParticipantId,
  Subscription,
} from "@erp-gateway/core";
import { and, eq, inArray, ne } from "drizzle-orm";
import { applyChange, refuseRepetition } from "./apply-change.ts";
import type { SqliteDatabase, Writer } from "./database.ts";
import { keyset, newestFirst } from "./keyset.ts";
import { rowBy, rowsBy } from "./prepared.ts";
import { present } from "./present.ts";
import { organizationIdentifiers, organizations } from "./tables.ts";

const byId = rowBy(organizations, organizations.id);
const identifiersOf = rowsBy(
  organizationIdentifiers,
  organizationIdentifiers.organizationId,
  organizationIdentifiers.position,
);

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
    const row = byId(tables)(id);
    return row && fromRow(tables, row);
  },
  async list(page) {
    const { where, orderBy, limit } = keyset(organizations.id, page, []);
    const rows = tables.select().from(organizations).where(where).orderBy(orderBy).limit(limit).all();
    return newestFirst(page, rows).map((row) => fromRow(tables, row));
  },
});

function fromRow(reader: Writer, row: typeof organizations.$inferSelect): Organization {
  const identifiers = identifiersOf(reader)(row.id);
  const { stateRank: _, stateSince: _since, ...fields } = present(row);
  return {
    ...fields,
    subscription: row.subscription as Subscription,
    state: row.state as OrganizationState,
    identifiers: identifiers.map(({ identifier }) => identifier as ParticipantId),
  };
}
