-- The record carries what its state means: `module`, `holds`, `waits_for`, `closes_at`. The engine writes them from the
-- flow; indexes and statements ask for them, never for the names of states.

-- Filling the columns of millions of records takes its time.
set local statement_timeout = 0;

alter table record
  -- Whose right decides about it (P-02); EMPLOYERS is the operator's own.
  add column module text check (module in ('EMPLOYMENT','ARCHIVE','HOUSEHOLD','EMPLOYERS')),
  -- It occupies its graduate (F-01).
  add column holds boolean,
  -- The role whose move it is.
  add column waits_for text
    check (waits_for in ('GRADUATE','EMPLOYER','DEPARTMENT','SCHOOL','PROVINCE','MINISTRY','OPERATOR')),
  -- When the clock ends the state: the deadline of an invitation (F-24), the closing of the cohort (F-90a).
  add column closes_at timestamptz(3);
comment on column record.due_at is 'closes_at has it now; the next release drops this one';

-- During a rolling deployment servers of the release before still write records: they know of none of the columns, and
-- write and read `due_at`. This trigger fills in for them. The next release drops it together with `due_at`.
create function record_standing(status text, out holds boolean, out waits_for text) language sql immutable as $$
  select
    status in ('DEPARTMENT_REVIEW','SCHOOL_REVIEW','WITHDRAWN','RETURNED','SIGNED','REGISTERED','AWAITING_STAMP',
      'AGREEMENT_DEPARTMENT_REVIEW','AGREEMENT_SCHOOL_REVIEW','AGREEMENT_RETURNED','SIGNING_WITHDRAWN'),
    case
      when status in ('DEPARTMENT_REVIEW','AGREEMENT_DEPARTMENT_REVIEW','TERMINATION_DEPARTMENT_REVIEW') then 'DEPARTMENT'
      when status in ('SCHOOL_REVIEW','AGREEMENT_SCHOOL_REVIEW','TERMINATION_SCHOOL_REVIEW') then 'SCHOOL'
      when status in ('DRAFT','INVITED','WITHDRAWN','RETURNED','AGREEMENT_RETURNED','AWAITING_STAMP',
        'SIGNING_WITHDRAWN','ASKED_BY_EMPLOYER','TERMINATION_RETURNED') then 'GRADUATE'
      when status = 'ASKED_BY_GRADUATE' then 'EMPLOYER'
    end
$$;
create function record_of_old_release() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.module is null then
      new.module := 'EMPLOYMENT';
      select s.holds, s.waits_for into new.holds, new.waits_for from record_standing(new.status) s;
      new.closes_at := new.due_at;
    end if;
  elsif new.due_at is distinct from old.due_at then
    new.closes_at := new.due_at;
  end if;
  if tg_op = 'UPDATE' and new.kind in ('ONLINE_AGREEMENT','OFFLINE_AGREEMENT','PAPER_AGREEMENT','DESTINATION',
      'ONLINE_TERMINATION','OFFLINE_TERMINATION')
    and new.status <> old.status and new.holds = old.holds and new.waits_for is not distinct from old.waits_for then
    select s.holds, s.waits_for into new.holds, new.waits_for from record_standing(new.status) s;
  end if;
  new.due_at := new.closes_at;
  return new;
end $$;

-- Nothing is counted anew: the counters go by kind and state, which stay as they are. The indexes that will be made
-- anew are dropped before, so that filling need not keep them.
drop index record_one_commitment, record_one_per_employer, record_one_draft, record_one_termination,
  record_due, record_school_queue, record_department_queue;
alter table record disable trigger record_queue_update;
update record r set module = 'EMPLOYMENT', holds = s.holds, waits_for = s.waits_for, closes_at = r.due_at
  from (select distinct status from record) known, record_standing(known.status) s where known.status = r.status;
alter table record enable trigger record_queue_update;
alter table record alter column module set not null, alter column holds set not null;
create trigger record_of_old_release before insert or update on record
  for each row execute function record_of_old_release();

-- F-01, F-02
create unique index record_one_commitment on record (graduate_id) where holds;
-- F-23: one invitation unanswered or agreement in flow or in force per employer and graduate.
create unique index record_one_per_employer on record (employer_id, graduate_id)
  where module = 'EMPLOYMENT' and ends_record_id is null and (holds or waits_for is not null);
-- F-07: several drafts may stand, one per flow. One that the closing ended is none.
create unique index record_one_draft on record (graduate_id, kind) where submission = 0 and waits_for is not null;
-- F-56: an open request always waits for somebody.
create unique index record_one_termination on record (ends_record_id)
  where ends_record_id is not null and waits_for is not null;
create index record_closes on record (closes_at) where closes_at is not null and not frozen;
create index record_school_queue on record (school_id, kind, waits_for, submitted_at, id)
  where waits_for is not null and not frozen;
create index record_department_queue on record (department_id, kind, waits_for, submitted_at, id)
  where waits_for is not null and not frozen;

-- A record may be about an organisation: then it has no graduate, and what hangs on one is empty.
alter table record
  alter column graduate_id drop not null,
  alter column school_id drop not null,
  alter column department_id drop not null,
  alter column level drop not null,
  alter column cohort drop not null,
  add constraint record_subject_known check (
    case when graduate_id is null then employer_id is not null and not holds
      else school_id is not null and department_id is not null and level is not null and cohort is not null end);
alter table queue_delta
  alter column school_id drop not null,
  alter column department_id drop not null,
  alter column level drop not null,
  alter column cohort drop not null;
alter table queue_count drop constraint queue_count_pkey;
alter table queue_count
  alter column school_id drop not null,
  alter column department_id drop not null,
  alter column level drop not null,
  alter column cohort drop not null,
  add unique nulls not distinct (school_id, department_id, level, cohort, kind, status);
-- What waits for who belongs to no school.
create index record_operator_queue on record (kind, waits_for, submitted_at, id)
  where school_id is null and waits_for is not null and not frozen;
