-- Answers of the register of enterprises, kept for a day (F-80).

create table business_status (
  uscc text not null,
  -- Part of the question: a wrong name beside a right code must not answer for others.
  name text not null,
  status text not null,
  as_of timestamptz(3) not null,
  asked_at timestamptz(3) not null,
  primary key (uscc, name)
);
