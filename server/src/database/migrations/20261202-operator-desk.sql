-- The operator's desk: what happens to an organisation as such, the names it had, and what it was merged into (F-73, F-76).
alter table employer
  add column suspension_reason text,
  add column merged_into uuid references employer,
  add constraint employer_merged_away check (merged_into is null or (merged_into <> id and verified_at is null));
create index employer_merged on employer (merged_into) where merged_into is not null;

create table employer_event (
  id uuid primary key,
  employer_id uuid not null references employer,
  at timestamptz(3) not null,
  act text not null
    check (act in ('SUSPENDED','LIFTED','HANDED_OVER','ACCOUNT_RELEASED','CORRECTED','MERGED_AWAY','MERGED_IN')),
  actor_account uuid not null,
  actor_name text not null,
  actor_organisation text not null,
  reason text not null,
  -- What it changed, in words.
  note text
);
create index employer_event_newest on employer_event (employer_id, at desc, id desc);
create trigger employer_event_kept before update or delete on employer_event
  for each row execute function kept_for_ever();

-- Found by the operator's search beside the present name; agreements keep the name they were sent with.
create table employer_former_name (
  id uuid primary key,
  employer_id uuid not null references employer,
  name text not null,
  uscc text,
  until timestamptz(3) not null
);
create index employer_former_name_of on employer_former_name (employer_id, until desc);
create index employer_former_name_within on employer_former_name using gin (neighbouring_pairs(name));
create index employer_former_name_uscc on employer_former_name (uscc);
create trigger employer_former_name_kept before update or delete on employer_former_name
  for each row execute function kept_for_ever();

