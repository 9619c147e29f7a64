-- 失效信息管理 record by record (F-91): all other lists leave frozen records out, and so do their indexes.

create index record_frozen on record (school_id, cohort) where frozen;
