-- Destinations that need no agreement (F-60…F-64).

-- As it was submitted last, or as a reviewer changed it with an approval (F-62).
create table destination (
  record_id uuid primary key references record,
  type_code text not null,
  sub_type text,
  -- As the registry and statistics take it; no personal data.
  organisation text,
  uscc text,
  nature text,
  industry text,
  job_category text,
  division text,
  -- What was filled in, as JSON by key: contacts are personal data (P-08).
  values_sealed bytea not null
);
create table destination_change (
  id uuid primary key,
  record_id uuid not null references record,
  submission int not null,
  at timestamptz(3) not null,
  actor_role text not null,
  organisation text not null,
  before_sealed bytea not null,
  after_sealed bytea not null
);
create index destination_change_record on destination_change (record_id, at);
-- The purpose of a proof is its key in the catalogue, e.g. labourContract.
alter table upload drop constraint upload_purpose_check;
alter table upload add constraint upload_purpose_check
  check (purpose ~ '^[A-Za-z][A-Za-z_]{1,39}(:[A-Za-z0-9_-]{1,40})?$');
drop index record_one_commitment;
-- F-01, F-02: the states marked holds in the flow tables (records/commitment-index.ts); compared at start.
create unique index record_one_commitment on record (graduate_id)
  where status in ('DEPARTMENT_REVIEW','SCHOOL_REVIEW','WITHDRAWN','RETURNED','SIGNED',
    'AGREEMENT_DEPARTMENT_REVIEW','AGREEMENT_SCHOOL_REVIEW','AGREEMENT_RETURNED','AWAITING_STAMP',
    'SIGNING_WITHDRAWN','REGISTERED');
