-- Records of every kind (issue 4): what their header, forms, submissions, verdicts and lists share, and what a
-- registered paper agreement needs (F-40…F-42). Flows to come bring the change of `record_one_commitment` themselves.

alter table record
  -- The agreement that a termination would end (F-56).
  add column ends_record_id uuid references record,
  -- 签约单位, or what a destination leads to: as lists, messages and earlier verdicts show it. Null in an empty draft.
  add column counterpart text,
  -- 获取最新学生信息 asked for on the way: carried out by the final approval (F-15).
  add column take_registry_data boolean not null default false;
update record r set counterpart = a.employer_name, take_registry_data = a.take_registry_data
  from agreement a where a.record_id = r.id;
-- The header has it now, for every kind; a later release drops this one.
comment on column agreement.take_registry_data is 'moved to record';

alter table held_verdict drop constraint held_verdict_act_check;
alter table held_verdict
  add constraint held_verdict_act_check check (act in ('approve','return','reject')),
  -- What the flow's own part of a verdict is given with, e.g. changed fields (F-62): sealed JSON.
  add column input_sealed bytea;

-- What the graduate is editing now: any part of the form. Saving it is neither a change of state nor a submission.
create table record_form (
  record_id uuid primary key references record on delete cascade,
  content_sealed bytea not null,
  saved_at timestamptz(3) not null,
  version int not null
);
-- Every submission as it was: what a verdict was about, and what the next one is compared with. Never changed.
create table submission (
  record_id uuid not null references record,
  number int not null,
  act text not null,
  content_sealed bytea not null,
  upload_ids uuid[] not null,
  at timestamptz(3) not null,
  primary key (record_id, number)
);

-- What an agreement written by the graduate may leave empty; forms check what each kind must have.
alter table agreement
  alter column position_name drop not null,
  -- Of an invitation: when and by whom it was sent.
  alter column sent_at drop not null,
  alter column invited_by drop not null;
alter table record add constraint record_counterpart_known check (submission = 0 or counterpart is not null);

drop index record_one_commitment;
-- F-01, F-02: the states marked holds in the flow tables (records/commitment-index.ts); compared at start.
create unique index record_one_commitment on record (graduate_id)
  where status in ('DEPARTMENT_REVIEW','SCHOOL_REVIEW','WITHDRAWN','RETURNED','SIGNED');
-- F-07: several drafts may stand, one per flow.
create unique index record_one_draft on record (graduate_id, kind) where status = 'DRAFT';
-- F-56: one open termination per agreement.
create unique index record_one_termination on record (ends_record_id)
  where status in ('ASKED_BY_GRADUATE','ASKED_BY_EMPLOYER','TERMINATION_DEPARTMENT_REVIEW',
    'TERMINATION_SCHOOL_REVIEW','TERMINATION_RETURNED');
create index record_ends on record (ends_record_id) where ends_record_id is not null;
-- Lists read one kind after another, each along an index of its own order.
drop index record_school_queue;
drop index record_school_status;
drop index record_school_newest;
drop index record_department_queue;
drop index record_department_newest;
drop index record_newest;
create index record_school_queue on record (school_id, kind, status, submitted_at, id) where not frozen;
create index record_school_status on record (school_id, kind, status, changed_at desc, id desc) where not frozen;
create index record_school_newest on record (school_id, kind, changed_at desc, id desc) where not frozen;
create index record_department_queue on record (department_id, kind, status, submitted_at, id) where not frozen;
create index record_department_newest on record (department_id, kind, changed_at desc, id desc) where not frozen;
create index record_newest on record (kind, changed_at desc, id desc) where not frozen;

-- What was never submitted is the graduate's alone: it is in no list of a reviewer, and so in no count.
create or replace function record_queue_inserted() returns trigger language plpgsql as $$
begin
  insert into queue_delta (school_id, department_id, level, cohort, kind, status, delta)
  select school_id, department_id, level, cohort, kind, status, count(*) from new_rows
  where not frozen and submission > 0
  group by school_id, department_id, level, cohort, kind, status;
  return null;
end $$;
create or replace function record_queue_updated() returns trigger language plpgsql as $$
begin
  insert into queue_delta (school_id, department_id, level, cohort, kind, status, delta)
  select school_id, department_id, level, cohort, kind, status, sum(delta) from (
    select school_id, department_id, level, cohort, kind, status, -1 as delta from old_rows
    where not frozen and submission > 0
    union all
    select school_id, department_id, level, cohort, kind, status, 1 as delta from new_rows
    where not frozen and submission > 0
  ) moved group by school_id, department_id, level, cohort, kind, status having sum(delta) <> 0;
  return null;
end $$;
