-- F-99: the kind of document by which a person is known. Until now all were checked as ID cards, whose first characters
-- tell the two kinds that follow the same rule. Birth dates are kept where the number does not tell them.
set local statement_timeout = 0;

alter table graduate
  add column document_kind text not null default '01'
    check (document_kind in ('01','02','03','04','05','06','99')),
  add column birth_date_sealed bytea;
alter table roster_upload_value
  add column document_kind text not null default '01',
  add column birth_date_sealed bytea;
alter table roster_pending
  add column document_kind text not null default '01',
  add column birth_date_sealed bytea;

update graduate set document_kind = case when id_number_mask like '9%' then '06' else '04' end
  where id_number_mask ~ '^(8[123]0|9)';
update roster_upload_value set document_kind = case when id_number_mask like '9%' then '06' else '04' end
  where id_number_mask ~ '^(8[123]0|9)';
update roster_pending set document_kind = case when id_number_mask like '9%' then '06' else '04' end
  where id_number_mask ~ '^(8[123]0|9)';
