-- Employers suggested in graduates' forms: by the beginning of name or USCC (whatever the collation of the database),
-- and by any part of the name through its pairs of neighbouring characters. Not pg_trgm: in a C locale it takes Chinese
-- characters for punctuation and indexes nothing (measured: 300 ms a search among a million employers).

create function neighbouring_pairs(name text) returns text[] language sql immutable parallel safe
return array(select substr(name, place, 2) from generate_series(1, length(name) - 1) place);
create index employer_name_start on employer (name text_pattern_ops);
create index employer_uscc_start on employer (uscc text_pattern_ops);
create index employer_name_within on employer using gin (neighbouring_pairs(name));
