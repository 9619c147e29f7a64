-- One person, several roster rows (F-01a, F-01b). A person is known by the numbers of their documents; rows, account and
-- sessions hang on the person. `living` is what the rest follows from: on the roster, cohort not closed, not ended by a
-- newer roster of the same school (转届).

-- Rows of every graduate are written anew.
set local statement_timeout = 0;

create table person (
  id uuid primary key
);
create table person_document (
  id_number_index bytea primary key,
  person_id uuid not null references person,
  -- No row has the number any more, because a school corrected it: whoever comes with it next is somebody else.
  released boolean not null default false,
  unique (id_number_index, person_id)
);
create index person_document_person on person_document (person_id);

-- Who has the same number is one person. An account was one for each number, so that no two accounts meet in one person.
with number as materialized (
  select id_number_index, uuidv7() as person_id
  from (select id_number_index from graduate union select id_number_index from graduate_account) every),
made as (insert into person (id) select person_id from number)
insert into person_document (id_number_index, person_id) select id_number_index, person_id from number;

alter table graduate
  add column person_id uuid,
  -- 博士, 硕士, 二学位, 本科, 专科: the first digit of 学历层次, in which 毕业 and 结业 are the same.
  add column stage text,
  -- 转届: a newer roster of the school brought the person, who had no commitment here.
  add column transferred_at timestamptz(3),
  -- The cohort's time has ended (F-90), as the sweep found it.
  add column closed_at timestamptz(3),
  add column living boolean,
  -- The person that the row was of before its number was corrected to one that somebody had.
  add column came_from_person uuid references person;
-- What time it is the platform's own clock has said last, in its log.
create temp table latest on commit drop as
select coalesce((select at from audit_entry order by id desc limit 1), '2026-11-30 00:00:00Z') as at;
update graduate g set person_id = d.person_id, stage = left(g.education_level, 1),
  closed_at = case when make_timestamptz(g.cohort + 1, 2, 1, 0, 0, 0, 'Asia/Shanghai') <= latest.at then latest.at end,
  living = g.frozen_at is null and make_timestamptz(g.cohort + 1, 2, 1, 0, 0, 0, 'Asia/Shanghai') > latest.at
from person_document d, latest where d.id_number_index = g.id_number_index;

-- Until now nothing kept two rows of one stage from living. The one with a commitment stays, else the newest. Of the
-- others, an older one of the same school is what 转届 leaves behind: what waits in it ends by the clock. One with a
-- commitment of its own keeps it, and ends the same way. All else is off the roster (失效) until its school brings it back.
create temp table outlived on commit drop as
select other.id, other.held or (other.school_id = kept.school_id and other.cohort < kept.cohort) as transferred
from (
  select g.*, exists (select from record r where r.graduate_id = g.id and r.holds) as held,
    first_value(g.id) over place as kept_id, row_number() over place as at
  from graduate g where g.living
  window place as (partition by g.person_id, g.stage
    order by exists (select from record r where r.graduate_id = g.id and r.holds) desc, g.cohort desc, g.id desc)
) other join graduate kept on kept.id = other.kept_id
where other.at > 1;
update graduate g set living = false,
  transferred_at = case when o.transferred then latest.at end,
  frozen_at = case when not o.transferred then latest.at end
from outlived o, latest where o.id = g.id;
update record r set closes_at = latest.at from outlived o, latest
  where o.id = r.graduate_id and o.transferred and r.waits_for is not null and not r.holds and r.ends_record_id is null;
update record r set frozen = true from outlived o where o.id = r.graduate_id and not o.transferred;

alter table graduate
  alter column person_id set not null, alter column stage set not null, alter column living set not null,
  add foreign key (id_number_index, person_id) references person_document (id_number_index, person_id);
create unique index graduate_one_living on graduate (person_id, stage) where living;
create index graduate_of_person on graduate (person_id);
-- What the sweep of the closing looks through.
create index graduate_unclosed on graduate (cohort) where closed_at is null;

alter table graduate_account add column person_id uuid references person;
update graduate_account a set person_id = d.person_id from person_document d
  where d.id_number_index = a.id_number_index;
alter table graduate_account
  alter column person_id set not null, add unique (person_id),
  alter column id_number_index drop not null, drop constraint graduate_account_id_number_index_key;
comment on column graduate_account.id_number_index is
  'person_id has taken its place; read by servers of the release before only, the next release drops it';

alter table session add column person_id uuid;
update session s set person_id = g.person_id from graduate g where g.id = s.graduate_id;

-- 转届 and what is left out, in the dry run and its commit.
alter table roster_upload add column transferred int not null default 0, add column left_out int not null default 0;
alter table roster_upload_row drop constraint roster_upload_row_kind_check, add constraint roster_upload_row_kind_check
  check (kind in ('ADDED','CHANGED','TRANSFERRED','LEFT_OUT','MISSING','WRONG'));
-- The older row that the commit ends.
alter table roster_upload_value add column ends_graduate_id uuid;

-- The person of a number that comes with a new row or account; made where nobody has it. Shared until the transaction
-- ends, so that a correction elsewhere does not release it meanwhile.
create function person_of_number(number bytea) returns uuid language plpgsql as $$
declare
  known uuid;
begin
  loop
    select person_id into known from person_document
      where id_number_index = number and not released for share;
    if found then return known; end if;
    known := uuidv7();
    insert into person (id) values (known);
    insert into person_document (id_number_index, person_id) values (number, known)
      on conflict (id_number_index) do update set person_id = excluded.person_id, released = false
        where person_document.released;
    if found then return known; end if;
    delete from person where id = known;
  end loop;
end $$;

-- P-12: a corrected number carries the person along, with account and sessions; where the number has a person already,
-- the row alone moves there, and comes back when the correction is taken back. Accounts never merge.
create function person_after_correction(own uuid, came_from uuid, number bytea) returns uuid language plpgsql as $$
declare
  known person_document;
begin
  insert into person_document (id_number_index, person_id) values (number, own)
    on conflict (id_number_index) do nothing;
  select * into known from person_document where id_number_index = number for no key update;
  if not known.released then return known.person_id; end if;
  if known.person_id is distinct from came_from then known.person_id := own; end if;
  update person_document set person_id = known.person_id, released = false where id_number_index = number;
  return known.person_id;
end $$;

-- The one place that says whose a row is, of which stage, and whether it lives.
create function graduate_standing() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.person_id := person_of_number(new.id_number_index);
  elsif new.id_number_index <> old.id_number_index then
    new.person_id := person_after_correction(old.person_id, old.came_from_person, new.id_number_index);
    if new.person_id <> old.person_id then new.came_from_person := old.person_id; end if;
  end if;
  new.stage := left(new.education_level, 1);
  new.living := new.frozen_at is null and new.transferred_at is null and new.closed_at is null;
  return new;
end $$;
create trigger graduate_standing before insert or update
  of id_number_index, education_level, frozen_at, transferred_at, closed_at on graduate
  for each row execute function graduate_standing();

create function graduate_number_left() returns trigger language plpgsql as $$
begin
  -- Waits for rosters that bring the number at this moment; what they brought is seen by the next statement.
  perform from person_document where id_number_index = old.id_number_index for no key update;
  update person_document set released = true where id_number_index = old.id_number_index
    and not exists (select from graduate where id_number_index = old.id_number_index);
  return null;
end $$;
create trigger graduate_number_left after update of id_number_index on graduate
  for each row when (old.id_number_index <> new.id_number_index) execute function graduate_number_left();

-- Servers of the release before know accounts by their number and sessions by their row. The next release drops both.
create function graduate_account_person() returns trigger language plpgsql as $$
begin
  new.person_id := person_of_number(new.id_number_index);
  return new;
end $$;
create trigger graduate_account_person before insert on graduate_account
  for each row when (new.person_id is null) execute function graduate_account_person();
create function session_person() returns trigger language plpgsql as $$
begin
  select person_id into new.person_id from graduate where id = new.graduate_id;
  return new;
end $$;
create trigger session_person before insert on session
  for each row when (new.person_id is null and new.graduate_id is not null) execute function session_person();
