-- Employers enter the platform (F-70): an organisation is there as soon as somebody registers for it, and is known by its
-- 统一社会信用代码 only once the operator has verified it.

alter table employer
  -- Taken when it is verified; 部队 and organisations abroad have none.
  alter column uscc drop not null,
  alter column nature set default '',
  alter column industry set default '',
  alter column division set default '',
  alter column address set default '',
  alter column contact_name set default '',
  alter column contact_email set default '',
  -- 单位类别, 类型 as its licence says it, and the number of a register abroad.
  add column organisation_form text
    check (organisation_form in ('ENTERPRISE','INSTITUTION','MILITARY','FOREIGN')),
  add column legal_form text,
  add column foreign_number text,
  add column registered_at timestamptz(3),
  add constraint employer_verified_known check (verified_at is null or (name <> '' and nature <> '' and industry <> ''));

-- One verification at a time: what is open waits for the employer or the operator.
create unique index record_one_verification on record (employer_id)
  where kind = 'EMPLOYER_VERIFICATION' and waits_for is not null;

-- What was submitted last, as far as operators look for it, and what the register of organisations said of it then.
create table employer_verification (
  record_id uuid primary key references record on delete cascade,
  name text not null,
  uscc text,
  organisation_form text not null,
  method text not null check (method in ('LICENCE','TRANSFER')),
  -- FOUND, UNKNOWN to it, UNANSWERED, or NOT_ASKED where it does not have such organisations.
  register_outcome text not null check (register_outcome in ('FOUND','UNKNOWN','UNANSWERED','NOT_ASKED')),
  register_answer jsonb,
  asked_at timestamptz(3) not null,
  check ((register_outcome = 'FOUND') = (register_answer is not null))
);
create index employer_verification_uscc on employer_verification (uscc);

-- 对公打款 (F-70): a small transfer whose amount only who sees the organisation's account knows.
create table employer_transfer (
  id uuid primary key,
  record_id uuid not null references record on delete cascade,
  -- Tries are counted by organisation, whoever registers for it: its USCC.
  organisation_key text not null,
  payee text not null,
  bank_name text not null,
  account_sealed bytea not null,
  account_mask text not null,
  -- 分
  amount_sealed bytea not null,
  state text not null check (state in ('ASKED','PAID','FAILED','CONFIRMED')),
  tries int not null default 0,
  asked_by uuid not null,
  asked_at timestamptz(3) not null,
  ended_at timestamptz(3),
  expires_at timestamptz(3) not null,
  -- What the bank calls it, and why it did not pay; in Chinese.
  receipt text,
  failure text
);
create index employer_transfer_record on employer_transfer (record_id, asked_at desc);
create index employer_transfer_organisation on employer_transfer (organisation_key, asked_at desc);

-- What the embedded bank has paid: shown at /dev/bank.
create table embedded_bank_payment (
  id uuid primary key,
  payee text not null,
  bank_name text not null,
  account_mask text not null,
  amount_sealed bytea not null,
  reference text not null,
  paid_at timestamptz(3) not null
);
create index embedded_bank_payment_newest on embedded_bank_payment (paid_at desc, id desc);

-- Who registered for an organisation that is verified already asks its person in charge to be let in (F-72).
create table join_request (
  id uuid primary key,
  employer_id uuid not null references employer,
  account_id uuid not null references employer_account,
  person_name text not null,
  asked_at timestamptz(3) not null,
  answered_at timestamptz(3),
  answered_by uuid,
  accepted boolean,
  check ((answered_at is null) = (accepted is null))
);
create unique index join_request_open on join_request (account_id) where answered_at is null;
create index join_request_employer on join_request (employer_id, asked_at desc);

-- What waits for operators belongs to no school.
alter table step_wait alter column school_id drop not null;
