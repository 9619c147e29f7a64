-- How long a record stood at a step that a verdict ended, one row for each, written with the step: what a step usually
-- takes at a school is read from its latest rows, not from the whole history of the school.
set local statement_timeout = 0;
create table step_wait (
  school_id uuid not null,
  kind text not null,
  status text not null,
  until timestamptz(3) not null,
  seconds int not null
);
create index step_wait_latest on step_wait (school_id, kind, status, until desc) include (seconds);

insert into step_wait (school_id, kind, status, until, seconds)
select r.school_id, r.kind, e.from_status, e.at, extract(epoch from e.at - began.at)
from record_event e join record r on r.id = e.record_id
  join lateral (
    select b.at from record_event b
    where b.record_id = e.record_id and b.seq < e.seq and b.to_status = e.from_status
      and b.from_status is distinct from b.to_status
    order by b.seq desc limit 1
  ) began on true
where r.school_id is not null and e.act in ('approve','return','reject') and e.to_status is distinct from e.from_status;
