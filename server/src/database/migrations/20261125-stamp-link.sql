-- Links by which an employer without an account returns the stamped agreement (F-32).

create table stamp_link (
  id uuid primary key,
  record_id uuid not null references record,
  -- Whoever reads the database cannot follow a link.
  token_hash bytea not null unique,
  mobile_sealed bytea not null,
  mobile_mask text not null,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- Sent again: the older one is dead.
  replaced_at timestamptz(3),
  -- The submission that came through it last.
  submission int
);
create unique index stamp_link_standing on stamp_link (record_id) where replaced_at is null;
-- Whoever deletes a draft looks whether a link leads to it, replaced ones too.
create index stamp_link_of_record on stamp_link (record_id);
create index upload_of_link on upload (uploader_link, position, id) where uploader_link is not null;
