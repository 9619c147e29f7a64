-- P-12, P-13: passwords to be changed, the second factor, sign-ins that wait for more than the password, and when the
-- user of a session last proved who they are. Keys are sealed, codes and tickets hashed.

create table password_to_change (
  account_id uuid primary key,
  set_at timestamptz(3) not null
);

create table second_factor (
  account_id uuid primary key,
  -- Null until the first code of it was typed.
  secret_sealed bytea,
  recovery_hashes text[] not null default '{}',
  confirmed_at timestamptz(3),
  -- The last 30 seconds whose code was used: none is used twice (RFC 6238, 5.2).
  last_step bigint not null default 0,
  -- Begun and not confirmed yet: the present one goes on until then.
  next_secret_sealed bytea,
  next_recovery_hashes text[] not null default '{}'
);

create table sign_in_ticket (
  token_hash bytea primary key,
  account_id uuid not null,
  factor_proven boolean not null default false,
  expires_at timestamptz(3) not null
);
create index sign_in_ticket_account on sign_in_ticket (account_id);
create index sign_in_ticket_age on sign_in_ticket (expires_at);

create table session_proof (
  session_id uuid primary key,
  proven_at timestamptz(3) not null
);
create index session_proof_age on session_proof (proven_at);
