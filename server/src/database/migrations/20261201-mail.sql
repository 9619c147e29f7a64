-- P-12: mail is the second way to reach people. An account has a mobile number that was proven, a mail address that was, or
-- both; graduates without a mainland mobile have a mail address alone. An address without an index is what a roster says:
-- no code goes there.

alter table graduate_account
  alter column mobile_index drop not null,
  alter column mobile_sealed drop not null,
  add column email_index bytea unique,
  add constraint graduate_account_reached check (mobile_index is not null or email_index is not null);
alter table employer_account
  add column email_index bytea unique,
  add column email_sealed bytea;
-- Staff sign in by user name: what one person can be reached by may stand at several accounts.
alter table staff_account
  add column mobile_index bytea,
  add column mobile_sealed bytea,
  add column email_index bytea,
  add column email_sealed bytea;
create index staff_account_mobile on staff_account (mobile_index) where mobile_index is not null;
create index staff_account_email on staff_account (email_index) where email_index is not null;

alter table sent_code
  drop constraint sent_code_app_check,
  add constraint sent_code_app_check check (app in ('student','employer','admin')),
  drop constraint sent_code_purpose_check,
  add constraint sent_code_purpose_check
    check (purpose in ('SIGN_IN','RESET_PASSWORD','REGISTER','CHANGE_MOBILE','CHANGE_CONTACT')),
  -- It goes to the account's mail address where there is one; else first to its mobile.
  add column by_email boolean not null default false;

-- Outgoing mail with what became of each. The embedded transport takes all of it, and shows it at /dev/mail.
create table mail (
  id uuid primary key,
  -- One act, one mail, however often it is added.
  dedupe_key text not null unique,
  record_id uuid,
  template text not null,
  variables_sealed bytea not null,
  address_index bytea not null,
  address_sealed bytea not null,
  state text not null check (state in ('QUEUED','SENT','FAILED')),
  queued_at timestamptz(3) not null,
  ended_at timestamptz(3),
  -- What the mail server calls it.
  receipt text,
  -- Why it was not sent, or not yet; in Chinese.
  failure text,
  check ((state in ('SENT','FAILED')) = (ended_at is not null)),
  check (state <> 'FAILED' or failure is not null)
);
create index mail_newest on mail (ended_at desc, id desc) where state = 'SENT';
create index mail_of_address on mail (address_index, ended_at desc, id desc) where state = 'SENT';
