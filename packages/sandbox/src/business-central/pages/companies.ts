import { type Company, EMPTY_ID, SET_UP_AT } from "../company/company.ts";
import { defineEntity } from "../odata/entity.ts";
import type { EntitySet } from "../odata/entity-set.ts";
import { etagOf } from "../odata/etag.ts";

const COMPANY = defineEntity("company", {
  Guid: "id systemCreatedBy systemModifiedBy",
  String: "systemVersion name displayName businessProfileId",
  Int32: "timestamp",
  DateTimeOffset: "systemCreatedAt systemModifiedAt",
});

export const companies = (all: readonly Company[]): EntitySet => ({
  entity: COMPANY,
  rows: () =>
    all.map(({ id, name }, index) => ({
      "@odata.etag": etagOf(id, 1),
      id,
      systemVersion: "29.0.0.0",
      timestamp: 1000 + index,
      name,
      displayName: name,
      businessProfileId: "",
      systemCreatedAt: SET_UP_AT,
      systemCreatedBy: EMPTY_ID,
      systemModifiedAt: SET_UP_AT,
      systemModifiedBy: EMPTY_ID,
    })),
});
