/** Numbered by position, append-only: a released one is never edited. `user_version` of the file tells how far it is. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE organizations (
    id TEXT PRIMARY KEY, legal_name TEXT NOT NULL, vat_number TEXT, company_id TEXT, subscription TEXT NOT NULL,
    api_contract INTEGER NOT NULL, state TEXT NOT NULL, state_rank INTEGER NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE organization_identifiers (
    identifier TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX organization_identifiers_organization ON organization_identifiers (organization_id);

  CREATE TABLE connections (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), connector_id TEXT NOT NULL,
    title TEXT NOT NULL, environment TEXT NOT NULL, settings TEXT NOT NULL, secrets TEXT NOT NULL, state TEXT NOT NULL,
    state_rank INTEGER NOT NULL, revision INTEGER NOT NULL, last_test TEXT, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX connections_organization ON connections (organization_id, id);
  CREATE TABLE cursors (
    connection_id TEXT NOT NULL REFERENCES connections (id), name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (connection_id, name)
  ) STRICT;

  CREATE TABLE sending_profiles (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), code TEXT NOT NULL,
    is_default INTEGER NOT NULL, processing_mode TEXT NOT NULL, connection_id TEXT NOT NULL REFERENCES connections (id),
    format TEXT NOT NULL, send_via_peppol INTEGER NOT NULL, created_at INTEGER NOT NULL,
    UNIQUE (organization_id, code)
  ) STRICT;
  CREATE UNIQUE INDEX sending_profiles_default ON sending_profiles (organization_id) WHERE is_default = 1;

  CREATE TABLE customers (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), number TEXT NOT NULL,
    name TEXT NOT NULL, endpoint_id TEXT NOT NULL, legal_id TEXT, vat_number TEXT,
    sending_profile_id TEXT REFERENCES sending_profiles (id), electronic_invoicing TEXT NOT NULL,
    created_at INTEGER NOT NULL, UNIQUE (organization_id, number)
  ) STRICT;

  CREATE TABLE documents (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

  CREATE TABLE invoices (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id),
    customer_id TEXT NOT NULL REFERENCES customers (id), number TEXT NOT NULL, content TEXT NOT NULL,
    origin TEXT NOT NULL, erp_reference TEXT, state TEXT NOT NULL, state_rank INTEGER NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX invoices_number ON invoices (organization_id, number) WHERE state <> 'CANCELLED';
  CREATE UNIQUE INDEX invoices_erp ON invoices (organization_id, erp_reference) WHERE erp_reference IS NOT NULL;
  CREATE INDEX invoices_organization ON invoices (organization_id, id);
  CREATE INDEX invoices_state ON invoices (state, id);
  CREATE INDEX invoices_customer ON invoices (customer_id, id);

  CREATE TABLE deliveries (
    id TEXT PRIMARY KEY, invoice_id TEXT NOT NULL REFERENCES invoices (id), organization_id TEXT NOT NULL,
    connection_id TEXT NOT NULL REFERENCES connections (id), sequence INTEGER NOT NULL, type TEXT NOT NULL,
    number TEXT NOT NULL, issue_date TEXT NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,
    content_hash TEXT NOT NULL REFERENCES documents (hash), state TEXT NOT NULL, state_rank INTEGER NOT NULL,
    reference TEXT, created_at INTEGER NOT NULL, UNIQUE (invoice_id, sequence)
  ) STRICT;
  CREATE INDEX deliveries_organization ON deliveries (organization_id, id);
  CREATE TABLE attempts (
    delivery_id TEXT NOT NULL REFERENCES deliveries (id), number INTEGER NOT NULL, started_at INTEGER NOT NULL,
    ended_at INTEGER, outcome TEXT NOT NULL, code TEXT, message TEXT, PRIMARY KEY (delivery_id, number)
  ) STRICT;

  CREATE TABLE inbound_documents (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id),
    connection_id TEXT NOT NULL REFERENCES connections (id), reference TEXT NOT NULL, state TEXT NOT NULL,
    state_rank INTEGER NOT NULL, run INTEGER NOT NULL, content_hash TEXT REFERENCES documents (hash),
    supplier_name TEXT, supplier_key TEXT, supplier_number TEXT, supplier_date TEXT, attention_code TEXT,
    attention_detail TEXT, duplicate_of TEXT, erp TEXT, created_at INTEGER NOT NULL, UNIQUE (connection_id, reference)
  ) STRICT;
  CREATE INDEX inbound_organization ON inbound_documents (organization_id, id);
  CREATE INDEX inbound_state ON inbound_documents (state, id);
  CREATE INDEX inbound_content ON inbound_documents (organization_id, content_hash);
  CREATE UNIQUE INDEX inbound_supplier ON inbound_documents (organization_id, supplier_key, supplier_number, supplier_date)
    WHERE supplier_key IS NOT NULL;

  CREATE TABLE autopilots (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id),
    connection_id TEXT NOT NULL UNIQUE REFERENCES connections (id),
    erp_connection_id TEXT NOT NULL REFERENCES connections (id), ledger_account TEXT NOT NULL,
    posting_scheme TEXT NOT NULL, totals_tolerance TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
    organization_id TEXT NOT NULL, subject_type TEXT NOT NULL, subject_id TEXT NOT NULL, at INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_subject ON events (subject_type, subject_id, position);
  CREATE INDEX events_organization ON events (organization_id, position);

  CREATE TABLE jobs (
    key TEXT PRIMARY KEY, kind TEXT NOT NULL, subject_id TEXT NOT NULL, connection_id TEXT NOT NULL,
    run_at INTEGER NOT NULL, attempt INTEGER NOT NULL, lease_until INTEGER
  ) STRICT;
  CREATE INDEX jobs_due ON jobs (run_at, key);

  CREATE TABLE commands (
    scope TEXT NOT NULL, idempotency_key TEXT NOT NULL, fingerprint TEXT NOT NULL, result_type TEXT NOT NULL,
    result_id TEXT NOT NULL, PRIMARY KEY (scope, idempotency_key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE api_tokens (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE mapping_versions (
    profile_id TEXT NOT NULL REFERENCES sending_profiles (id), version INTEGER NOT NULL, rows TEXT NOT NULL,
    saved_at INTEGER NOT NULL, PRIMARY KEY (profile_id, version)
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE sending_profiles ADD COLUMN mapping_version INTEGER;
  ALTER TABLE invoices ADD COLUMN source TEXT;
  CREATE INDEX invoices_source ON invoices (organization_id, id) WHERE source IS NOT NULL;
  `,
  `
  ALTER TABLE inbound_documents ADD COLUMN remote_reference TEXT;
  ALTER TABLE inbound_documents ADD COLUMN offered_at INTEGER;
  ALTER TABLE inbound_documents ADD COLUMN pdf_hash TEXT REFERENCES documents (hash);
  ALTER TABLE inbound_documents ADD COLUMN response TEXT;
  ALTER TABLE inbound_documents ADD COLUMN response_at INTEGER;
  CREATE INDEX deliveries_reference ON deliveries (organization_id, reference) WHERE reference IS NOT NULL;
  `,
  `
  CREATE INDEX inbound_remote ON inbound_documents (connection_id, remote_reference) WHERE remote_reference IS NOT NULL;
  ALTER TABLE connections ADD COLUMN confirmed TEXT;
  CREATE TABLE grants (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id), seal TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE jobs RENAME COLUMN connection_id TO lane;
  ALTER TABLE jobs ADD COLUMN defects INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE jobs ADD COLUMN dead_at INTEGER;
  ALTER TABLE jobs ADD COLUMN reason TEXT;
  DROP INDEX jobs_due;
  CREATE INDEX jobs_due ON jobs (run_at) WHERE dead_at IS NULL AND lease_until IS NULL;
  CREATE INDEX jobs_lane ON jobs (lane, run_at, key) WHERE dead_at IS NULL;
  CREATE INDEX jobs_leased ON jobs (lane, lease_until) WHERE lease_until IS NOT NULL;
  CREATE INDEX jobs_dead ON jobs (key) WHERE dead_at IS NOT NULL;
  `,
  `
  CREATE INDEX deliveries_undelivered ON deliveries (state) WHERE state <> 'DELIVERED';
  `,
  `
  ALTER TABLE organizations ADD COLUMN state_since INTEGER;
  ALTER TABLE connections ADD COLUMN state_since INTEGER;
  ALTER TABLE invoices ADD COLUMN state_since INTEGER;
  ALTER TABLE deliveries ADD COLUMN state_since INTEGER;
  ALTER TABLE inbound_documents ADD COLUMN state_since INTEGER;
  ALTER TABLE deliveries ADD COLUMN settlement TEXT;
  ALTER TABLE attempts ADD COLUMN asked_at INTEGER;
  ALTER TABLE attempts ADD COLUMN asked_times INTEGER;
  ALTER TABLE attempts ADD COLUMN answer TEXT;
  UPDATE deliveries SET state_since = created_at WHERE state IN ('QUEUED', 'UNKNOWN', 'SUBMITTED');
  UPDATE inbound_documents SET state_since = created_at WHERE state IN ('ANNOUNCED', 'RECEIVED');
  CREATE INDEX deliveries_waiting ON deliveries (state, state_since) WHERE state IN ('QUEUED', 'UNKNOWN', 'SUBMITTED');
  CREATE INDEX inbound_announced ON inbound_documents (state_since) WHERE state = 'ANNOUNCED';
  CREATE INDEX inbound_received ON inbound_documents (connection_id, state_since) WHERE state = 'RECEIVED';

  CREATE TABLE worklist (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), kind TEXT NOT NULL,
    subject_id TEXT NOT NULL, since INTEGER NOT NULL, UNIQUE (subject_id, kind)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX worklist_organization ON worklist (organization_id, id);
  WITH waiting (kind, subject_id, organization_id, created_at) AS (
    SELECT 'INVOICE_REFUSED', id, organization_id, created_at FROM invoices WHERE state = 'REFUSED'
    UNION ALL
    SELECT 'INBOUND_NEEDS_ATTENTION', id, organization_id, created_at FROM inbound_documents
      WHERE state = 'NEEDS_ATTENTION'
    UNION ALL
    SELECT iif(state = 'BLOCKED', 'CONNECTION_BLOCKED',
        iif(state = 'WAITING_FOR_PARTY_LINK', 'PARTY_NOT_LINKED', state)), id, organization_id, created_at
      FROM connections WHERE state IN ('BLOCKED', 'REAUTHORIZATION_REQUIRED', 'WAITING_FOR_PARTY_LINK')
  )
  INSERT INTO worklist (id, organization_id, kind, subject_id, since)
    SELECT printf('%012x-%s-%s', created_at, kind, subject_id), organization_id, kind, subject_id, created_at FROM waiting;
  `,
  `
  CREATE TABLE webhook_endpoints (
    id TEXT PRIMARY KEY, organization_id TEXT NOT NULL REFERENCES organizations (id), url TEXT NOT NULL,
    topics TEXT NOT NULL, state TEXT NOT NULL, secrets TEXT NOT NULL, cursor INTEGER NOT NULL,
    revision INTEGER NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX webhook_endpoints_organization ON webhook_endpoints (organization_id, id);
  CREATE TABLE webhook_messages (
    id TEXT PRIMARY KEY, endpoint_id TEXT NOT NULL REFERENCES webhook_endpoints (id), position INTEGER NOT NULL,
    event_id TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, attempts TEXT NOT NULL,
    next_attempt_at INTEGER, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX webhook_messages_endpoint ON webhook_messages (endpoint_id, id);
  CREATE INDEX webhook_messages_state ON webhook_messages (endpoint_id, state, id);
  `,
];
