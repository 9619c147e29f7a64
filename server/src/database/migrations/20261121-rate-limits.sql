-- Windows in which limited things are counted; keys are keyed hashes, so that the table names nobody.

create table rate_limit (
  key text primary key,
  window_start timestamptz(3) not null,
  count int not null
);
create index rate_limit_age on rate_limit (window_start);
