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

alter table record add column province_id uuid;
alter table record disable trigger user;
update record r set province_id = s.province_id from school s where s.id = r.school_id;
alter table record enable trigger user;
create trigger record_province before insert or update of school_id on record
  for each row execute function province_of_school();
create index record_status_newest on record (kind, status, changed_at desc, id desc) where not frozen;
create index record_province_newest on record (province_id, kind, changed_at desc, id desc) where not frozen;
create index record_province_status on record (province_id, kind, status, changed_at desc, id desc) where not frozen;
