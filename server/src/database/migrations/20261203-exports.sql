-- 我的下载: lists and agreements that an account has asked for, kept for a day; their bytes lie sealed in the store.
create table list_export (
  id uuid primary key,
  app text not null check (app in ('employer','admin')),
  account_id uuid not null,
  -- As whom the account asked, for the log; and all that decided what it saw: a file is not handed out once that differs.
  role text not null,
  seen_as text not null,
  kind text not null check (kind in ('ROWS_XLSX','ROWS_CSV','RETURNED_XLSX','AGREEMENTS_ZIP')),
  list text not null,
  file_name text not null,
  -- The list with its filter, which may name a person.
  asked_sealed bytea not null,
  address text,
  state text not null check (state in ('DIRECT','WAITING','RUNNING','DONE','FAILED','CANCELLED')),
  failure text,
  -- The run that writes, or wrote, the file: what an earlier one left is nobody's.
  attempt int not null default 0,
  pieces int not null default 0,
  done int not null default 0,
  total int,
  rows int,
  bytes bigint,
  asked_at timestamptz(3) not null,
  finished_at timestamptz(3),
  expires_at timestamptz(3) not null,
  check ((state = 'DONE') = (bytes is not null))
);
create index list_export_of on list_export (account_id, asked_at desc);
create index list_export_expires on list_export (expires_at);
