-- Pictures and PDFs that belong to records (D-06). The bytes lie in the store; here is what is known of them.

create table upload (
  id uuid primary key,
  -- Empty after a draft was deleted (F-07): the sweep takes the files.
  record_id uuid references record on delete set null,
  purpose text not null check (purpose ~ '^[A-Z][A-Z_]{1,31}(:[A-Za-z0-9_-]{1,40})?$'),
  file_name text not null,
  position int not null,
  uploader_role text not null,
  uploader_account uuid,
  -- Whoever came through a link sent by SMS (F-32) has no account.
  uploader_link uuid,
  begun_at timestamptz(3) not null,
  -- All that follows is empty until the bytes are there.
  stored_at timestamptz(3),
  -- Names the files in the store.
  content uuid unique,
  kind text check (kind in ('JPEG','PNG','WEBP','PDF')),
  bytes int,
  width int,
  height int,
  sha256 bytea,
  -- A-31 looks for pictures that are nearly the same: equal bits of the two.
  difference_hash bit(64),
  warnings text[] not null default '{}',
  -- Not in the form any more. What a submission refers to stays all the same.
  dropped_at timestamptz(3),
  -- A submission refers to it: never changed and never deleted from then on.
  evidence_since timestamptz(3),
  check ((stored_at is null) = (content is null) and (stored_at is null) = (kind is null)),
  check (evidence_since is null or stored_at is not null)
);
create index upload_record on upload (record_id, position, id);
create index upload_unneeded on upload (begun_at)
  where evidence_since is null and (stored_at is null or dropped_at is not null or record_id is null);
create index upload_alike on upload (sha256) where sha256 is not null;

-- Written before the files are: whatever a crash leaves in the store can be found here and swept away.
create table upload_content (
  id uuid primary key,
  begun_at timestamptz(3) not null
);
create index upload_content_begun on upload_content (begun_at);

-- What a submission refers to is kept by the database itself, whoever may err above it.
create function keep_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.evidence_since is distinct from old.evidence_since
    or new.content is distinct from old.content or new.sha256 is distinct from old.sha256
    or new.kind is distinct from old.kind then
    raise exception 'upload % is evidence', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger upload_evidence before update or delete on upload
  for each row when (old.evidence_since is not null) execute function keep_evidence();
