-- 预警单位 (F-75): a school's marks, one of each employer. By USCC, as records name employers that have no account.

create table employer_warning (
  id uuid primary key,
  school_id uuid not null references school (id),
  uscc text not null,
  employer_name text not null,
  categories text[] not null check (cardinality(categories) > 0),
  reason text not null,
  -- 操作人, 操作时间
  marked_by uuid not null references staff_account (id),
  marked_at timestamptz(3) not null,
  unique (uscc, school_id)
);
create index employer_warning_of_school on employer_warning (school_id, marked_at desc, id desc);
