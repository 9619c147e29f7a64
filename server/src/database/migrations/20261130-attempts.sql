-- P-14: browsers that signed in to an account before, by the hash of their cookie, and whose turn it is where attempts
-- are slowed down; keys are keyed hashes, so that the table names nobody.

create table known_device (
  device_hash bytea not null,
  account_id uuid not null,
  used_at timestamptz(3) not null,
  primary key (device_hash, account_id)
);
create index known_device_account on known_device (account_id);
create index known_device_age on known_device (used_at);

create table attempt_turn (
  key text primary key,
  ready_at timestamptz(3) not null
);
create index attempt_turn_age on attempt_turn (ready_at);
