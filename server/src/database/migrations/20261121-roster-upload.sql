-- Rosters on their way in: the upload, its rows as the dry run left them, and what waits for a graduate to be free.

-- Counts the changes of one school's roster of one cohort: a dry run holds for the version it saw.
create table roster_version (
  school_id uuid not null references school,
  cohort int not null,
  version int not null default 0,
  primary key (school_id, cohort)
);
create table roster_upload (
  id uuid primary key,
  school_id uuid not null references school,
  cohort int not null,
  file_name text not null,
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz(3) not null,
  status text not null check
    (status in ('CHECKING','CHECKED','REFUSED','COMMITTING','COMMITTED','DISCARDED','FAILED')),
  progress int not null default 0 check (progress between 0 and 100),
  failure text,
  notes text[] not null default '{}',
  rows int not null default 0,
  added int not null default 0,
  changed int not null default 0,
  missing int not null default 0,
  unchanged int not null default 0,
  wrong int not null default 0,
  problems int not null default 0,
  new_departments text[] not null default '{}',
  departments_without_reviewer text[] not null default '{}',
  roster_version int,
  committed_at timestamptz(3)
);
-- The file as it came, in pieces, so that nobody holds all of it more than once; gone when the dry run has ended.
create table roster_upload_piece (
  upload_id uuid not null references roster_upload on delete cascade,
  seq int not null,
  bytes_sealed bytea not null,
  primary key (upload_id, seq)
);
alter table roster_upload_piece alter column bytes_sealed set storage external;
create index roster_upload_newest on roster_upload (school_id, uploaded_at desc, id desc);
-- One roster at a time per school and cohort: the same file sent twice at once is refused the second time.
create unique index roster_upload_one_at_work on roster_upload (school_id, cohort)
  where status in ('CHECKING','COMMITTING');

create table roster_upload_row (
  upload_id uuid not null references roster_upload on delete cascade,
  -- The line in the file; rows that only the platform has come after all of them.
  seq int not null,
  kind text not null check (kind in ('ADDED','CHANGED','MISSING','WRONG')),
  graduate_id uuid,
  student_number text,
  name text,
  -- [{column, old, new, reason}], personal data masked.
  details jsonb not null,
  primary key (upload_id, kind, seq)
);
-- The values of rows to be added or changed, as the roster writes them.
create table roster_upload_value (
  upload_id uuid not null references roster_upload on delete cascade,
  graduate_id uuid not null,
  department_name text not null,
  level text not null,
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
  entered text not null,
  graduates text not null,
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
  primary key (upload_id, graduate_id)
);
-- F-96: what the roster says of a graduate with a commitment, until the graduate is free of it.
create table roster_pending (
  graduate_id uuid not null,
  department_name text not null,
  level text not null,
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
  entered text not null,
  graduates text not null,
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
  since timestamptz(3) not null,
  primary key (graduate_id)
);
-- Student numbers may change hands within one roster: looked at when the statement has ended.
alter table graduate drop constraint graduate_school_id_cohort_student_number_key;
alter table graduate add constraint graduate_school_id_cohort_student_number_key
  unique (school_id, cohort, student_number) deferrable initially immediate;
