-- Who looks at a waiting record now, or is led to it next: hints that expire by themselves, worth nothing after a crash.
create unlogged table review_claim (
  record_id uuid primary key,
  -- Of which review: the same record waits for the school after the department.
  waits_for text not null,
  account_id uuid not null,
  opened boolean not null,
  until timestamptz(3) not null
);
create index review_claim_of_account on review_claim (account_id);
