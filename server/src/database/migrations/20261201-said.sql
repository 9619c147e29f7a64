-- What a verdict said, as a keyed digest: a second verdict is a repeat only if everything in it is the same.
alter table record_event add column said text;
