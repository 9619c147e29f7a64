-- Rosters in sets: what a commit reads stands in one table, and what is no longer needed can be found and removed.

-- Uploads are never deleted, and these rows only by the acts and sweeps of the uploads: a look at the same upload for
-- each of 50,000 rows took longer than writing them.
alter table roster_upload_row drop constraint roster_upload_row_upload_id_fkey;
alter table roster_upload_value drop constraint roster_upload_value_upload_id_fkey;

-- Whether the graduate is new: the commit then joins nothing, and has no plan that could go wrong.
alter table roster_upload_value add column kind text check (kind in ('ADDED','CHANGED'));
update roster_upload_value v set kind = r.kind from roster_upload_row r
  where r.upload_id = v.upload_id and r.graduate_id = v.graduate_id and r.kind in ('ADDED','CHANGED');
delete from roster_upload_value where kind is null;
alter table roster_upload_value alter column kind set not null;

-- A file comes in piece by piece, before there is an upload of it; when it came tells what a broken connection left.
alter table roster_upload_piece drop constraint roster_upload_piece_upload_id_fkey;
alter table roster_upload_piece add column kept_at timestamptz(3);
update roster_upload_piece p set kept_at = u.uploaded_at from roster_upload u where u.id = p.upload_id;
alter table roster_upload_piece alter column kept_at set not null;

-- When the rows of the dry run were removed; the upload and its counts stay.
alter table roster_upload add column cleared_at timestamptz(3);
create index roster_upload_uncleared on roster_upload (uploaded_at) where cleared_at is null;
