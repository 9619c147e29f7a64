-- 常用查询: a list as somebody asked for it, to come back to; shared within the school where it is shared.
create table saved_view (
  id uuid primary key,
  account_id uuid not null,
  -- Of the owner's school; null above schools and for employers, whose views are nobody else's.
  school_id uuid references school,
  name text not null,
  list text not null,
  asked jsonb not null,
  address text not null,
  shared boolean not null default false,
  pinned boolean not null default false,
  version int not null default 1,
  changed_by text not null,
  changed_at timestamptz(3) not null,
  constraint saved_view_account_id_name_key unique (account_id, name),
  constraint saved_view_shared_in_school check (not shared or school_id is not null)
);
create index saved_view_shared on saved_view (school_id) where shared;
