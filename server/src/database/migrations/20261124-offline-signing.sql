-- 线下签约 (F-30…F-35): its states hold the graduate as well.

drop index record_one_commitment;
-- F-01, F-02: the states marked holds in the flow tables (records/commitment-index.ts); compared at start.
create unique index record_one_commitment on record (graduate_id)
  where status in ('DEPARTMENT_REVIEW','SCHOOL_REVIEW','WITHDRAWN','RETURNED','SIGNED',
    'AGREEMENT_DEPARTMENT_REVIEW','AGREEMENT_SCHOOL_REVIEW','AGREEMENT_RETURNED','AWAITING_STAMP',
    'SIGNING_WITHDRAWN');
