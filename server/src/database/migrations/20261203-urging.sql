-- 催办 (A-48): one run for all that were asked for at once, and what became of each graduate of it.
create table urge_run (
  id uuid primary key,
  school_id uuid not null references school,
  asked_by uuid not null references staff_account,
  asked_at timestamptz(3) not null,
  total int not null,
  done_at timestamptz(3)
);

create table urge (
  id uuid primary key,
  graduate_id uuid not null references graduate,
  step text not null check (step in ('RECORD', 'CONFIRM', 'DESTINATION')),
  -- The same step, however often it is urged: of a record also its submission, since the next return is another step.
  step_key text not null,
  record_id uuid references record,
  run_id uuid not null references urge_run,
  urged_by uuid not null references staff_account,
  urged_at timestamptz(3) not null,
  -- In waking hours.
  send_at timestamptz(3) not null,
  sent_at timestamptz(3),
  -- The step was taken before it was sent.
  dropped_at timestamptz(3),
  check ((step = 'RECORD') = (record_id is not null)),
  check (sent_at is null or dropped_at is null)
);
create index urge_of_graduate on urge (graduate_id, urged_at desc, id desc);
create index urge_to_send on urge (send_at, id) where sent_at is null and dropped_at is null;

create table urge_target (
  run_id uuid not null references urge_run,
  graduate_id uuid not null references graduate,
  outcome text check (outcome in ('URGED', 'NO_STEP', 'TOO_SOON', 'FIVE_TIMES')),
  primary key (run_id, graduate_id)
);
create index urge_target_open on urge_target (run_id, graduate_id) where outcome is null;
