-- A held verdict that could take effect no more: kept for its giver until they have seen it. What happened is in the audit log.
create table fallen_verdict (
  id uuid primary key,
  record_id uuid not null references record,
  account_id uuid not null references staff_account,
  act text not null check (act in ('approve','return','reject')),
  why text not null,
  at timestamptz(3) not null
);
create index fallen_verdict_of_account on fallen_verdict (account_id, at desc);
