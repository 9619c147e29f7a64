-- 登录记录 and 登录设备: where a session was opened, and what failed beside what succeeded.
alter table session add column address text, add column browser text;

drop index audit_entry_sign_in;
create index audit_entry_sign_in on audit_entry (account_id, at desc, id desc)
  where act in ('SIGNED_IN', 'SIGN_IN_REFUSED', 'SIGN_IN_FAILED');
