-- 岗位模板: default terms of a position, as an invitation takes them.
create table position_template (
  id uuid primary key,
  employer_id uuid not null references employer,
  name text not null,
  terms jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz(3) not null,
  unique (employer_id, name)
);

-- 签约二维码: what a graduate shows an employer on the phone; the code itself is kept nowhere.
create table graduate_card (
  code_hash bytea primary key,
  graduate_id uuid not null unique references graduate,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null
);
create index graduate_card_age on graduate_card (expires_at);

-- A spreadsheet of graduates to be found. Rows and outcomes are personal data, and go after some days.
create table graduate_sheet (
  id uuid primary key,
  employer_id uuid not null references employer,
  account_id uuid not null,
  file_name text not null,
  status text not null check (status in ('CHECKED','RUNNING','DONE')),
  rows_sealed bytea not null,
  total int not null,
  done int not null default 0,
  uploaded_at timestamptz(3) not null,
  finished_at timestamptz(3)
);
create index graduate_sheet_newest on graduate_sheet (employer_id, uploaded_at desc, id desc);
create index graduate_sheet_age on graduate_sheet (uploaded_at);
