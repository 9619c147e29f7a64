-- The first schema: what online signing needs, and the header, history and queues every later flow shares.

create table province (
  id uuid primary key,
  code text not null unique,
  name text not null unique
);
create table school (
  id uuid primary key,
  province_id uuid not null references province,
  code text not null unique check (code ~ '^[0-9]{5}$'),
  name text not null unique,
  address text not null
);
create index school_province on school (province_id);
create table department (
  id uuid primary key,
  school_id uuid not null references school,
  name text not null,
  unique (school_id, name)
);

-- Stands in for 学信网 in the embedded set-up: one person, whatever schools and cohorts they appear in.
create table graduate_account (
  id uuid primary key,
  id_number_index bytea not null unique,
  mobile_index bytea not null unique,
  mobile_sealed bytea not null,
  email_sealed bytea,
  password_hash text not null
);
create table employer_account (
  id uuid primary key,
  employer_id uuid not null,
  name text not null,
  mobile_index bytea not null unique,
  mobile_sealed bytea not null,
  mobile_mask text not null,
  password_hash text not null,
  in_charge boolean not null default false,
  disabled_at timestamptz(3)
);
create index employer_account_employer on employer_account (employer_id);
create table staff_account (
  id uuid primary key,
  username text not null unique check (username = lower(username)),
  name text not null,
  role text not null check (role in ('DEPARTMENT','SCHOOL','PROVINCE','MINISTRY','OPERATOR')),
  province_id uuid references province,
  school_id uuid references school,
  department_id uuid references department,
  level_scope text not null default 'ALL' check (level_scope in ('ALL','UNDERGRADUATE','POSTGRADUATE')),
  employment_right text not null check (employment_right in ('READ_WRITE','READ_ONLY','NONE')),
  archive_right text not null check (archive_right in ('READ_WRITE','READ_ONLY','NONE')),
  household_right text not null check (household_right in ('READ_WRITE','READ_ONLY','NONE')),
  password_hash text not null,
  created_by uuid,
  created_at timestamptz(3) not null,
  disabled_at timestamptz(3),
  check (
    (role = 'DEPARTMENT' and province_id is not null and school_id is not null and department_id is not null) or
    (role = 'SCHOOL' and province_id is not null and school_id is not null and department_id is null) or
    (role = 'PROVINCE' and province_id is not null and school_id is null and department_id is null) or
    (role in ('MINISTRY','OPERATOR') and province_id is null and school_id is null and department_id is null)
  )
);
create index staff_account_school on staff_account (school_id, department_id);
create index staff_account_province on staff_account (province_id);
create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  app text not null check (app in ('student','employer','admin')),
  account_id uuid not null,
  -- The roster row a graduate's session acts as; null for the other apps.
  graduate_id uuid,
  created_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index session_account on session (account_id) where ended_at is null;
create index session_expiry on session (expires_at);

create table graduate (
  id uuid primary key,
  school_id uuid not null references school,
  department_id uuid not null references department,
  cohort int not null,
  level text not null check (level in ('UNDERGRADUATE','POSTGRADUATE')),
  candidate_number text not null,
  student_number text not null,
  name text not null,
  sex text not null,
  ethnicity text not null,
  political_status text not null,
  id_number_index bytea not null,
  id_number_sealed bytea not null,
  id_number_mask text not null,
  education_level text not null,
  duration_years numeric(2,1) not null,
  major_code text not null,
  major_name text not null,
  major_direction text,
  class_name text,
  entered text not null check (entered ~ '^[0-9]{6}$'),
  graduates text not null check (graduates ~ '^[0-9]{6}$'),
  training_mode text not null,
  commissioning_unit text,
  origin_division text not null,
  rural boolean,
  hardship text not null,
  teacher_training text not null,
  study_form text not null,
  archive_transferred boolean,
  household_transferred boolean,
  former_archive_unit text,
  former_police_station text,
  mobile_sealed bytea,
  email_sealed bytea,
  qq_sealed bytea,
  home_address_sealed bytea,
  home_phone_sealed bytea,
  home_postcode text,
  confirmed_at timestamptz(3),
  frozen_at timestamptz(3),
  unique (id_number_index, school_id, cohort),
  unique (school_id, cohort, student_number)
);
create index graduate_person on graduate (id_number_index, cohort desc);
create index graduate_name on graduate (name, school_id);
create index graduate_department on graduate (department_id, cohort);

-- The registry's copy of the student (F-14, F-15, F-96): what rosters write, before the platform's copy follows.
create table registry_student (
  graduate_id uuid primary key references graduate,
  name text not null,
  id_number_index bytea not null,
  id_number_mask text not null,
  education_level text not null,
  major_name text not null,
  training_mode text not null,
  -- As the identity provider has them at the last sign-in (F-93).
  mobile_sealed bytea,
  email_sealed bytea,
  sex text not null,
  ethnicity text not null,
  political_status text not null,
  department_id uuid not null references department,
  duration_years numeric(2,1) not null,
  student_number text not null,
  graduates text not null,
  changed_at timestamptz(3) not null
);

create table province_cohort (
  id uuid primary key,
  province_id uuid not null references province,
  cohort int not null,
  agreement_type text not null check (agreement_type in ('TWO_PARTY','THREE_PARTY')),
  unique (province_id, cohort)
);
create table opened_module (
  province_id uuid not null references province,
  module text not null check (module in ('EMPLOYMENT','ARCHIVE','HOUSEHOLD')),
  primary key (province_id, module)
);
create table signing_settings (
  id uuid primary key,
  school_id uuid not null references school,
  cohort int not null,
  signing_on_at timestamptz(3),
  review_mode text not null check (review_mode in ('SCHOOL_ONLY','DEPARTMENT_THEN_SCHOOL')),
  termination_limit int not null check (termination_limit between 0 and 99),
  version int not null default 1,
  unique (school_id, cohort)
);
create table agreement_contact (
  settings_id uuid not null references signing_settings,
  level_scope text not null check (level_scope in ('ALL','UNDERGRADUATE','POSTGRADUATE')),
  name text not null,
  phone text not null,
  address text not null,
  postcode text not null,
  primary key (settings_id, level_scope)
);

create table employer (
  id uuid primary key,
  uscc text not null unique,
  name text not null,
  nature text not null,
  industry text not null,
  division text not null,
  address text not null,
  contact_name text not null,
  contact_mobile_sealed bytea not null,
  contact_phone text,
  contact_email text not null,
  verified_at timestamptz(3),
  suspended_at timestamptz(3)
);
alter table employer_account add foreign key (employer_id) references employer;
-- The graduate as found by the exact search: 加入收藏夹后信息不可变更 (F-20).
create table favourite (
  id uuid primary key,
  employer_id uuid not null references employer,
  graduate_id uuid not null references graduate,
  name text not null,
  id_number_mask text not null,
  school_name text not null,
  education_level text not null,
  major_name text not null,
  cohort int not null,
  added_by uuid not null,
  added_at timestamptz(3) not null,
  unique (employer_id, graduate_id)
);
create index favourite_newest on favourite (employer_id, added_at desc, id desc);

create table record (
  id uuid primary key,
  kind text not null,
  graduate_id uuid not null references graduate,
  employer_id uuid references employer,
  school_id uuid not null references school,
  -- Department, level and chain are those of the present submission (F-10a).
  department_id uuid not null references department,
  level text not null,
  review_mode text not null,
  cohort int not null,
  status text not null,
  submission int not null default 1,
  frozen boolean not null default false,
  version int not null default 1,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  submitted_at timestamptz(3),
  -- When the clock decides next: the deadline of an invitation.
  due_at timestamptz(3)
);
-- F-01, F-02: the states marked holds in the flow tables; compared at start.
create unique index record_one_commitment on record (graduate_id)
  where status in ('DEPARTMENT_REVIEW','SCHOOL_REVIEW','SIGNED');
-- F-23: one invitation unanswered or agreement in flow or in force per employer and graduate.
create unique index record_one_per_employer on record (employer_id, graduate_id)
  where status in ('INVITED','DEPARTMENT_REVIEW','SCHOOL_REVIEW','SIGNED');
create index record_due on record (due_at) where due_at is not null and not frozen;
create index record_graduate on record (graduate_id, changed_at desc);
create index record_employer on record (employer_id, changed_at desc, id desc);
create index record_school_queue on record (school_id, status, submitted_at, id) where not frozen;
create index record_school_status on record (school_id, status, changed_at desc, id desc) where not frozen;
create index record_department_queue on record (department_id, status, submitted_at, id) where not frozen;
create index record_department_newest on record (department_id, changed_at desc, id desc) where not frozen;
create index record_school_newest on record (school_id, changed_at desc, id desc) where not frozen;
-- Whether anyone has acted yet, frozen records included (P-10, P-11).
create index record_school_cohort on record (school_id, cohort);
create index record_newest on record (changed_at desc, id desc) where not frozen;

create table record_event (
  id uuid primary key,
  record_id uuid not null references record,
  seq int not null,
  at timestamptz(3) not null,
  act text not null,
  -- As people read it at the time, e.g. 学院审核通过.
  title text not null,
  from_status text,
  to_status text,
  submission int not null,
  actor_role text not null,
  actor_account uuid,
  actor_name text not null,
  actor_organisation text not null,
  reason_category text,
  reason text,
  note text,
  unique (record_id, seq)
);
create table held_verdict (
  record_id uuid primary key references record,
  account_id uuid not null,
  organisation text not null,
  act text not null check (act in ('approve','reject')),
  submission int not null,
  reason_category text,
  reason text,
  take_registry_data boolean not null default false,
  effective_at timestamptz(3) not null
);
create index held_verdict_effective on held_verdict (effective_at);

create table agreement (
  record_id uuid primary key references record,
  agreement_type text not null check (agreement_type in ('TWO_PARTY','THREE_PARTY')),
  number text unique,
  graduate_name text not null,
  employer_name text not null,
  employer_uscc text not null,
  employer_nature text not null,
  employer_industry text not null,
  employer_division text not null,
  employer_address text not null,
  contact_name text not null,
  contact_mobile_sealed bytea not null,
  contact_phone text,
  contact_email text not null,
  job_category text not null,
  position_name text not null,
  workplace text,
  settles_household boolean,
  report_by date,
  monthly_salary_yuan int,
  probation text,
  service_period text,
  penalty text,
  archive_receiver text,
  archive_address text,
  archive_postcode text,
  household_address text,
  supplement text check (char_length(supplement) <= 1000),
  sent_at timestamptz(3) not null,
  invited_by uuid not null,
  -- All blocks as fixed for the PDF at the final approval (D-05), sealed JSON of AgreementDocument.
  print_sealed bytea,
  -- 获取最新学生信息 asked for on the way: carried out by the final approval (F-15).
  take_registry_data boolean not null default false
);
create table agreement_number (
  cohort int not null,
  school_id uuid not null references school,
  level text not null,
  last int not null,
  primary key (cohort, school_id, level)
);
create table amendment (
  id uuid primary key,
  record_id uuid not null references record,
  field text not null,
  before text not null,
  after text not null,
  organisation text not null,
  at timestamptz(3) not null
);
create index amendment_record on amendment (record_id, at);
create table issued_document (
  id uuid primary key,
  record_id uuid not null unique references record,
  file_name text not null,
  store_key text not null,
  sha256 text not null,
  bytes int not null,
  issued_at timestamptz(3) not null
);

-- Counters are append-only deltas folded by the worker (design: Reading): no hot row under a verdict.
create table queue_delta (
  id bigint generated always as identity primary key,
  school_id uuid not null,
  department_id uuid not null,
  level text not null,
  cohort int not null,
  kind text not null,
  status text not null,
  delta int not null
);
create index queue_delta_school on queue_delta (school_id);
create table queue_count (
  school_id uuid not null,
  department_id uuid not null,
  level text not null,
  cohort int not null,
  kind text not null,
  status text not null,
  count int not null,
  primary key (school_id, department_id, level, cohort, kind, status)
);
create index queue_count_department on queue_count (department_id);

create function record_queue_inserted() returns trigger language plpgsql as $$
begin
  insert into queue_delta (school_id, department_id, level, cohort, kind, status, delta)
  select school_id, department_id, level, cohort, kind, status, count(*) from new_rows where not frozen
  group by school_id, department_id, level, cohort, kind, status;
  return null;
end $$;
create function record_queue_updated() returns trigger language plpgsql as $$
begin
  insert into queue_delta (school_id, department_id, level, cohort, kind, status, delta)
  select school_id, department_id, level, cohort, kind, status, sum(delta) from (
    select school_id, department_id, level, cohort, kind, status, -1 as delta from old_rows where not frozen
    union all
    select school_id, department_id, level, cohort, kind, status, 1 as delta from new_rows where not frozen
  ) moved group by school_id, department_id, level, cohort, kind, status having sum(delta) <> 0;
  return null;
end $$;
create trigger record_queue_insert after insert on record referencing new table as new_rows
  for each statement execute function record_queue_inserted();
create trigger record_queue_update after update on record referencing old table as old_rows new table as new_rows
  for each statement execute function record_queue_updated();

create table message (
  id uuid primary key,
  recipient_kind text not null check (recipient_kind in ('GRADUATE','EMPLOYER')),
  recipient_id uuid not null,
  -- Written by handlers that may run twice: the key makes the second a no-op (F-94).
  dedupe_key text not null unique,
  title text not null,
  body text not null,
  record_id uuid,
  sent_at timestamptz(3) not null,
  read_at timestamptz(3)
);
create index message_recipient on message (recipient_kind, recipient_id, sent_at desc, id desc);
create index message_unread on message (recipient_kind, recipient_id) where read_at is null;

-- The registry (就业管理系统) of the embedded set-up: the destination it holds per graduate, and every report it took.
create table registry_destination (
  graduate_id uuid primary key references graduate,
  report_seq int not null,
  code text not null,
  label text not null,
  employer_name text,
  uscc text,
  nature text,
  industry text,
  job_category text,
  division text,
  agreement_number text,
  source text not null check (source in ('PLATFORM','UPLOAD')),
  reported_at timestamptz(3) not null
);
-- What the platform has to report, in order per graduate (F-92).
create table registry_report (
  id uuid primary key,
  graduate_id uuid not null references graduate,
  seq int not null,
  record_id uuid not null,
  payload jsonb not null,
  created_at timestamptz(3) not null,
  delivered_at timestamptz(3),
  unique (graduate_id, seq)
);
create index registry_report_open on registry_report (graduate_id, seq) where delivered_at is null;

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null,
  account_kind text not null,
  account_id uuid,
  act text not null,
  subject_kind text,
  subject_id uuid,
  address text,
  detail jsonb
);
create index audit_entry_subject on audit_entry (subject_id, at);
