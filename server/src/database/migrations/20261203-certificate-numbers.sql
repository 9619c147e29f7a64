-- 签约证明码: the number under which a destination was approved, of the same line as agreement numbers. Approved ones that
-- are here already get theirs in the order of their last change: registered ones, and those voided since.
alter table destination add column certificate_number text unique;

with approved as (
  select x.record_id, r.cohort, r.school_id, s.code, left(g.education_level, 1) as level,
    row_number() over line as place, count(*) over (partition by r.cohort, r.school_id, left(g.education_level, 1)) as many
  from destination x
    join record r on r.id = x.record_id
    join graduate g on g.id = r.graduate_id
    join school s on s.id = r.school_id
  where r.status in ('REGISTERED', 'VOIDED')
  window line as (partition by r.cohort, r.school_id, left(g.education_level, 1) order by r.changed_at, r.id)
), line as (
  insert into agreement_number as n (cohort, school_id, level, last)
  select distinct cohort, school_id, level, many from approved
  on conflict (cohort, school_id, level) do update set last = n.last + excluded.last
  returning cohort, school_id, level, last
), body as (
  select a.record_id, a.cohort || a.code || a.level || lpad((l.last - a.many + a.place)::text, 6, '0') as digits
  from approved a join line l using (cohort, school_id, level)
)
update destination x set certificate_number = b.digits || (
  -- The check digit, as records/running-number.ts reckons it (Luhn).
  select (10 - sum(case when value > 9 then value - 9 else value end) % 10) % 10
  from (select substr(b.digits, length(b.digits) - place, 1)::int * (2 - place % 2) as value
    from generate_series(0, length(b.digits) - 1) place) weighed)
from body b where b.record_id = x.record_id;
