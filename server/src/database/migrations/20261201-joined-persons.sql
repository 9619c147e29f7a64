-- F-01b: a school user who has seen both documents joins what the rosters hold as two persons. Numbers and rows then go to
-- one person in two statements, between which the reference does not hold.
alter table graduate alter constraint graduate_id_number_index_person_id_fkey deferrable initially immediate;
