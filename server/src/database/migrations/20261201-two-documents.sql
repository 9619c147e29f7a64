-- An agreement that is stamped by hand has two documents: the one printed to be stamped, and the copy in force that is
-- printed when the signing is approved. What was issued before stays as it is.
alter table issued_document add column kind text not null default 'IN_FORCE' check (kind in ('FOR_STAMP','IN_FORCE'));
update issued_document d set kind = 'FOR_STAMP' from record r
  where r.id = d.record_id and r.kind = 'OFFLINE_AGREEMENT' and r.status not in ('SIGNED','TERMINATED');
alter table issued_document drop constraint issued_document_record_id_key,
  add constraint issued_document_one_of_kind unique (record_id, kind);
-- The blocks of the copy in force, where they are not those of `print_sealed`.
alter table agreement add column in_force_print_sealed bytea;
