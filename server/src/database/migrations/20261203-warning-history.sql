-- 预警记录: every mark, change and removal, also of what is removed; and to whom the school's own mark was shown.
create table employer_warning_event (
  id uuid primary key,
  school_id uuid not null references school,
  uscc text not null,
  at timestamptz(3) not null,
  act text not null check (act in ('MARKED', 'CHANGED', 'REMOVED')),
  employer_name text not null,
  categories text[] not null,
  reason text not null,
  actor_account uuid not null references staff_account,
  actor_name text not null
);
create index employer_warning_event_newest on employer_warning_event (school_id, uscc, at desc, id desc);
insert into employer_warning_event
  select uuidv7(), w.school_id, w.uscc, w.marked_at, 'MARKED', w.employer_name, w.categories, w.reason, w.marked_by, a.name
  from employer_warning w join staff_account a on a.id = w.marked_by;
create trigger employer_warning_event_kept before update or delete on employer_warning_event
  for each row execute function kept_for_ever();

create table employer_warning_shown (
  school_id uuid not null references school,
  uscc text not null,
  graduate_id uuid not null references graduate,
  -- The graduate, or who reviews a record of theirs.
  audience text not null check (audience in ('GRADUATE', 'REVIEWER')),
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  primary key (school_id, uscc, graduate_id, audience)
);
