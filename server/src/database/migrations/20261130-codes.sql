-- P-12: codes sent to an account's number. Each belongs to the ticket of who asked, so that nobody uses up another's
-- tries. No account: nobody has that name, which is told to nobody.

create table sent_code (
  ticket_hash bytea primary key,
  app text not null check (app in ('student','employer')),
  purpose text not null check (purpose in ('SIGN_IN','RESET_PASSWORD')),
  account_id uuid,
  code_hash text not null,
  -- Until it is sent.
  code_sealed bytea,
  tries int not null default 0,
  expires_at timestamptz(3) not null
);
create index sent_code_age on sent_code (expires_at);
create index sent_code_account on sent_code (account_id);
