-- Organisations that were perhaps registered twice are found by their names (F-73): of those that stand, and have one.
create index employer_name_standing on employer (name) where merged_into is null and name <> '';
