-- Rights of an employer's accounts beside looking (F-72); who is in charge may do all of it.
alter table employer_account add column may_invite boolean not null default true,
  add column may_terminate boolean not null default true;

-- A colleague's account before its owner has set a password: the link went to the number, and nowhere else.
create table account_offer (
  id uuid primary key,
  employer_id uuid not null references employer,
  name text not null,
  mobile_index bytea not null,
  mobile_sealed bytea not null,
  mobile_mask text not null,
  may_invite boolean not null,
  may_terminate boolean not null,
  token_hash bytea not null unique,
  offered_by uuid not null,
  offered_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- Taken, or taken back.
  ended_at timestamptz(3)
);
create unique index account_offer_open on account_offer (employer_id, mobile_index) where ended_at is null;

alter table sent_code
  drop constraint sent_code_purpose_check,
  add constraint sent_code_purpose_check
    check (purpose in ('SIGN_IN','RESET_PASSWORD','REGISTER','CHANGE_MOBILE','CHANGE_CONTACT','ACCOUNT_OFFER'));

-- 登录记录 of an account.
create index audit_entry_sign_in on audit_entry (account_id, at desc, id desc) where act in ('SIGNED_IN', 'SIGN_IN_REFUSED');
