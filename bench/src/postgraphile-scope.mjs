/**
 * Row-level security for rival (b): a school's reviewer sees the unfrozen records and the graduates of the school that
 * `bench.school_id` names. Agreements, schools and departments are reached through records alone, so that they need no
 * policy of their own, which would only slow the rival down.
 */
export const SCOPE = `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'bench_reader') then create role bench_reader; end if;
  end $$;
  grant usage on schema public to bench_reader;
  grant select on record, agreement, graduate, school, department to bench_reader;
  alter table record enable row level security;
  alter table graduate enable row level security;
  drop policy if exists bench_scope on record;
  drop policy if exists bench_scope on graduate;
  create policy bench_scope on record for select to bench_reader
    using (school_id = current_setting('bench.school_id')::uuid and not frozen);
  create policy bench_scope on graduate for select to bench_reader
    using (school_id = current_setting('bench.school_id')::uuid);
  comment on table agreement is '@behavior -query:resource:list -query:resource:connection -query:resource:single';
  comment on table school is '@behavior -query:resource:list -query:resource:connection -query:resource:single';
  comment on table department is '@behavior -query:resource:list -query:resource:connection -query:resource:single';`;

/** The same fields of the same page, in PostGraphile's own words. */
export const POSTGRAPHILE_QUERY = `query ReviewQueue($first: Int!, $after: Cursor) {
  allRecords(condition: { kind: "ONLINE_AGREEMENT", waitsFor: "SCHOOL" }, orderBy: [SUBMITTED_AT_ASC, PRIMARY_KEY_ASC], first: $first, after: $after) {
    nodes {
      rowId
      kind
      submission
      status
      submittedAt
      changedAt
      schoolBySchoolId { name }
      departmentByDepartmentId { name }
      graduateByGraduateId { name idNumberMask educationLevel majorName }
      agreementByRecordId { number employerName positionName }
    }
    pageInfo { endCursor hasNextPage }
  }
}`;
