-- 常用语 of a school: what its reviewers write again and again when they return or reject, in the school's own order.
create table reason_phrase (
  id uuid primary key,
  school_id uuid not null references school,
  verdict text not null check (verdict in ('RETURN', 'REJECT')),
  -- Of the reasons' code table; null: whatever the category.
  category text,
  -- With {姓名} and its like, which are filled for the record that it is used on.
  text text not null,
  place int not null,
  version int not null default 1,
  saved_by text not null,
  saved_at timestamptz(3) not null
);
create index reason_phrase_of_school on reason_phrase (school_id, verdict, place, id);
