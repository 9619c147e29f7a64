-- Rows of a roster that may be right though they are unusual: whoever commits confirms them (spec of the roster's row).
alter table roster_upload add column warned int not null default 0, add column warnings_confirmed_by text;
alter table roster_upload_row drop constraint roster_upload_row_kind_check, add constraint roster_upload_row_kind_check
  check (kind in ('ADDED','CHANGED','TRANSFERRED','LEFT_OUT','WARNED','MISSING','WRONG'));
