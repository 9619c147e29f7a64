-- Terminations (F-50…F-57): what a record of one says beside its header; its requests stand in `submission`.

create table termination (
  record_id uuid primary key references record,
  asked_by text not null check (asked_by in ('GRADUATE','EMPLOYER')),
  reason_code text not null,
  explanation_sealed bytea not null,
  upload_ids uuid[] not null,
  -- How it was done; empty until then. The last two are the school's alone, and never without statement and evidence.
  ending text check (ending in ('AGREED','MUTUAL','UNILATERAL','FORCED')),
  statement_sealed bytea,
  evidence_ids uuid[] not null default '{}',
  check (coalesce(ending, '') not in ('UNILATERAL','FORCED')
    or (statement_sealed is not null and cardinality(evidence_ids) > 0))
);
alter table record add constraint record_termination_ends
  check ((ends_record_id is not null) = (kind in ('ONLINE_TERMINATION','OFFLINE_TERMINATION')));
-- F-55 counts a graduate's terminations.
create index record_terminations_of on record (graduate_id) where ends_record_id is not null;
-- F-74: the employer's lists look for the last termination of an agreement.
drop index record_ends;
create index record_ends on record (ends_record_id, created_at desc, id desc) where ends_record_id is not null;
