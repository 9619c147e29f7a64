-- 快速查询: names by their beginning within one school; whom records name is found along record_counterpart (country-lists).
set local statement_timeout = 0;
create index graduate_name_start on graduate (school_id, folded_name(name) text_pattern_ops);
