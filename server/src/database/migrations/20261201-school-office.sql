-- 就业办公室 of a school: whom its graduates ask. Without a row the 协议经办人 of the graduate's level stands in (P-11).

create table school_office (
  school_id uuid primary key references school,
  name text not null,
  phone text not null,
  -- As the school writes them; empty: not said.
  hours text not null
);
