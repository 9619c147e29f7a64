-- F-24: the text of the agreement as the graduate read it before accepting, sealed JSON of AgreementText, and its hash.
-- Null in invitations, and in agreements of before.
alter table agreement add column text_sealed bytea, add column text_sha256 text;
-- The graduate as the parties were told, and as the agreement prints it: what the roster changes afterwards changes the
-- graduate alone.
alter table agreement
  add column graduate_document_kind text, add column graduate_id_mask text, add column graduate_id_index bytea,
  add column graduate_school text, add column graduate_level text, add column graduate_major text;
-- Of an invitation, or of one that came to nothing, the employer was told what it found (F-20).
update agreement a set
  graduate_document_kind = g.document_kind, graduate_id_mask = coalesce(f.id_number_mask, g.id_number_mask),
  graduate_id_index = g.id_number_index, graduate_school = coalesce(f.school_name, s.name),
  graduate_level = coalesce(f.education_level, g.education_level), graduate_major = coalesce(f.major_name, g.major_name)
from record r join graduate g on g.id = r.graduate_id join school s on s.id = r.school_id
  left join favourite f on f.employer_id = r.employer_id and f.graduate_id = r.graduate_id and not r.holds
where r.id = a.record_id;
alter table agreement
  alter column graduate_document_kind set not null, alter column graduate_id_mask set not null,
  alter column graduate_id_index set not null, alter column graduate_school set not null,
  alter column graduate_level set not null, alter column graduate_major set not null;
