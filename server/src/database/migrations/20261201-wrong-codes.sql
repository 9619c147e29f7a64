-- P-12: wrong codes are counted by the number that a code goes to, over all tickets. A keyed hash; null in rows of before,
-- which end within ten minutes.

alter table sent_code
  add column counted_as text,
  -- Asked for by a browser that signed in to the account before.
  add column known_device boolean not null default false;
