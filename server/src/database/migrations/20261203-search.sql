-- 快速查询: names by their beginning within one school, and above it whom records name, exactly.
set local statement_timeout = 0;
create index graduate_name_start on graduate (school_id, folded_name(name) text_pattern_ops);
create index record_counterpart on record (counterpart) where not frozen;
