-- 单位信息变更 (F-73): one request at a time.
create unique index record_one_correction on record (employer_id)
  where kind = 'EMPLOYER_CORRECTION' and waits_for is not null;
