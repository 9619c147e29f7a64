-- One verdict on many records, given by the worker in lots (F-17): what became of each stays with it, and whoever gave
-- it comes back to it.
create table bulk_verdict (
  id uuid primary key,
  account_id uuid not null references staff_account,
  act text not null check (act in ('approve', 'return', 'reject')),
  reason_category text,
  reason_details text,
  total int not null,
  -- Counted at the end of each lot.
  done int not null default 0,
  refused int not null default 0,
  started_at timestamptz(3) not null,
  finished_at timestamptz(3),
  -- For the audit log: whence it was started.
  address text
);
create index bulk_verdict_of_account on bulk_verdict (account_id, started_at desc, id desc);

create table bulk_verdict_item (
  bulk_id uuid not null references bulk_verdict on delete cascade,
  place int not null,
  record_id uuid not null references record,
  -- As they stood when it was started: what has moved since fails by itself (F-06).
  submission int not null,
  status text not null,
  -- Null: not dealt with yet.
  done boolean,
  message text,
  at timestamptz(3),
  primary key (bulk_id, place)
);
create index bulk_verdict_item_left on bulk_verdict_item (bulk_id, place) where done is null;
create index bulk_verdict_item_record on bulk_verdict_item (record_id);
