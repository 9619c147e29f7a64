-- 审核时限: within how many days of its submission a school means a record to be decided; null: it has said none.
alter table signing_settings
  add column review_days int check (review_days between 1 and 60),
  -- Who saved last, for whom a later saving is told about.
  add column saved_by text,
  add column saved_at timestamptz(3);
alter table school_office
  add column version int not null default 1,
  add column saved_by text,
  add column saved_at timestamptz(3);
