-- F-98: names compare on a folded key, the same in roster, registration, exact search and every list's filter. What the
-- server tidies (words/tidy-text.ts) stays as people write it; the key leaves out what they write differently: width and
-- case of Latin letters, spaces, dots, hyphens, apostrophes.
create function folded_name(name text) returns text language sql immutable strict parallel safe as $$
  select upper(translate(normalize(name, nfkc), ' ·•‧・⋅∙●.,''‘’`‐‑-', '') collate pg_c_utf8)
$$;

drop index graduate_name;
create index graduate_name on graduate (folded_name(name), school_id);

-- What the tidying of stored texts has done (database/tidy-stored.ts), by its own version.
create table tidied (version int primary key, at timestamptz(3) not null);
