-- What province and ministry narrow their lists by stands in the rows themselves, along indexes in the order of the
-- lists. A school stays in its province for ever (schools are imported by a code that keeps it).

-- Filling the columns of millions of rows takes its time.
set local statement_timeout = 0;

create function province_of_school() returns trigger language plpgsql as $$
begin
  select s.province_id into new.province_id from school s where s.id = new.school_id;
  return new;
end $$;

alter table graduate add column province_id uuid;
update graduate g set province_id = s.province_id from school s where s.id = g.school_id;
create trigger graduate_province before insert or update of school_id on graduate
  for each row execute function province_of_school();
alter table graduate alter column province_id set not null;
create index graduate_of_province on graduate (province_id, cohort, student_number, id);
-- Over all cohorts, the newest first.
create index graduate_of_school on graduate (school_id, cohort desc, student_number, id);

alter table record add column province_id uuid;
alter table record disable trigger user;
update record r set province_id = s.province_id from school s where s.id = r.school_id;
alter table record enable trigger user;
create trigger record_province before insert or update of school_id on record
  for each row execute function province_of_school();
create index record_cohort_newest on record (cohort, kind, changed_at desc, id desc) where not frozen;
-- What stands behind the order is looked at in the index itself: what nobody has is missed without reading records.
create index record_status_newest on record (kind, status, changed_at desc, id desc, cohort, level) where not frozen;
create index record_province_newest on record (province_id, kind, changed_at desc, id desc, status, cohort, level)
  where not frozen;
-- 签约单位, by the folded key of its whole name (F-98), whoever wrote it; or by its code.
create index record_counterpart on record (folded_name(counterpart), changed_at desc, id desc);
create index agreement_uscc on agreement (employer_uscc, record_id);
create index destination_uscc on destination (uscc, record_id) where uscc is not null;
create index registry_destination_code on registry_destination (code, graduate_id);
create index registry_destination_uscc on registry_destination (uscc, graduate_id) where uscc is not null;
create index registry_destination_employer on registry_destination (folded_name(employer_name))
  where employer_name is not null;

-- Those set aside are few among many.
create index graduate_frozen on graduate (cohort, student_number, id) where frozen_at is not null;
create index graduate_last_frozen on graduate (frozen_at desc, id) where frozen_at is not null;
-- How many a school has on its roster: counted in the index alone.
create index graduate_on_roster on graduate (school_id, cohort) where frozen_at is null and transferred_at is null;

-- Counters of provinces beside those of departments: a country has hundreds of thousands of the latter. Both are folded
-- in one statement.
create table queue_count_of_province (
  -- Null for records about organisations.
  province_id uuid,
  level text,
  cohort int,
  kind text not null,
  status text not null,
  count int not null,
  unique nulls not distinct (province_id, level, cohort, kind, status)
);
insert into queue_count_of_province (province_id, level, cohort, kind, status, count)
  select s.province_id, q.level, q.cohort, q.kind, q.status, sum(q.count)
  from queue_count q left join school s on s.id = q.school_id group by 1, 2, 3, 4, 5;
