-- P-12: a code of registration goes to the number that the school has for the graduate, and carries the account that is
-- to be made; so will codes to a number that is no account's yet.

alter table sent_code
  drop constraint sent_code_purpose_check,
  add constraint sent_code_purpose_check check (purpose in ('SIGN_IN','RESET_PASSWORD','REGISTER','CHANGE_MOBILE')),
  -- Where it goes; null: to the number of the account.
  add column to_sealed bytea,
  -- What is done once it was proven, as its purpose has it.
  add column wish jsonb;
