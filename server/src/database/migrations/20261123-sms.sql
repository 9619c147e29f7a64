-- Outgoing SMS (F-94) with what became of each, and what the embedded gateway took.

create table sms (
  id uuid primary key,
  -- One act, one SMS, however often it is added.
  dedupe_key text not null unique,
  -- No reference: a deleted draft (F-07) takes nothing along.
  record_id uuid,
  template text not null,
  -- A variable may be a link that opens a record (F-32).
  variables_sealed bytea not null,
  mobile_sealed bytea not null,
  mobile_mask text not null,
  -- SENDING: handed to the gateway, whose answer is not known.
  state text not null check (state in ('QUEUED','SENDING','SENT','FAILED')),
  attempts int not null default 0,
  queued_at timestamptz(3) not null,
  tried_at timestamptz(3),
  ended_at timestamptz(3),
  -- What the gateway calls it.
  receipt text,
  -- Why it was not sent, or not yet: shown to staff, so in Chinese.
  failure text,
  check ((state in ('SENT','FAILED')) = (ended_at is not null)),
  check (state <> 'SENDING' or tried_at is not null),
  check (state <> 'FAILED' or failure is not null)
);
create index sms_of_record on sms (record_id) where record_id is not null;

create table sms_inbox (
  id uuid primary key,
  mobile_index bytea not null,
  mobile_sealed bytea not null,
  text_sealed bytea not null,
  received_at timestamptz(3) not null
);
create index sms_inbox_newest on sms_inbox (received_at desc, id desc);
create index sms_inbox_of_mobile on sms_inbox (mobile_index, received_at desc, id desc);
