/** What stands beside records: agreements and destinations, their histories, and what the registry holds. */
export function agreementTexts(sealed) {
  return [
    [
      "agreements",
      `insert into agreement (record_id, agreement_type, number, graduate_name, graduate_document_kind, graduate_id_mask, graduate_id_index, graduate_school,
         graduate_level, graduate_major, employer_name, employer_uscc, employer_nature, employer_industry, employer_division, employer_address, contact_name,
         contact_mobile_sealed, contact_email, job_category, position_name, workplace, monthly_salary_yuan, sent_at, invited_by)
       select r.id, 'THREE_PARTY', case when r.status in ('SIGNED', 'TERMINATED') then r.cohort || lpad(row_number() over ()::text, 12, '0') end, g.name, g.document_kind,
         g.id_number_mask, g.id_number_index, s.name, g.education_level, g.major_name, e.name, e.uscc, e.nature, e.industry, e.division, e.address, e.contact_name, $1,
         e.contact_email, '10', '软件工程师', '北京市海淀区', 8000, r.created_at, e.id
       from record r join graduate g on g.id = r.graduate_id join school s on s.id = r.school_id join employer e on e.id = r.employer_id
       where r.kind in ('ONLINE_AGREEMENT', 'OFFLINE_AGREEMENT', 'PAPER_AGREEMENT')`,
      [sealed("agreement.contact_mobile_sealed", "19900000000")],
    ],
    [
      "terminations' reasons",
      `insert into termination (record_id, asked_by, reason_code, explanation_sealed, upload_ids)
       select id, 'GRADUATE', '01', $1, '{}' from record where ends_record_id is not null`,
      [sealed("termination.explanation_sealed", "另有去向")],
    ],
    [
      "destinations",
      `insert into destination (record_id, type_code, organisation, uscc, nature, industry, job_category, division, values_sealed)
       select r.id, case when hashtext(r.id::text) % 5000 = 0 then '503' else (array['12','46','801','75','76','70'])[1 + (hashtext(r.id::text) & 1023) % 6] end, r.counterpart, e.uscc, '31', 'I', '10', '110108', $1
       from record r join employer e on e.id = r.employer_id where r.kind = 'DESTINATION'`,
      [sealed("destination.values_sealed", "{}")],
    ],
    // What leads nowhere but to the graduate has no employer of this platform.
    [
      "destinations of one's own",
      "update record r set employer_id = null from destination x where x.record_id = r.id and x.type_code in ('75', '76', '801', '70')",
    ],
  ];
}

/** Three steps of every record that was decided. */
export const HISTORY = `insert into record_event (id, record_id, seq, at, act, title, from_status, to_status, submission, actor_role, actor_name, actor_organisation)
  select gen_random_uuid(), r.id, step.seq, r.created_at + step.seq * interval '1 hour', step.act, step.title, step.was, case step.seq when 3 then r.status else step.now end, 1,
    step.role, '某人', '某处'
  from record r, (values (1, 'submit', '提交', null, 'DEPARTMENT_REVIEW', 'GRADUATE'),
    (2, 'approve', '学院审核通过', 'DEPARTMENT_REVIEW', 'SCHOOL_REVIEW', 'DEPARTMENT'),
    (3, 'approve', '学校审核通过', 'SCHOOL_REVIEW', 'SIGNED', 'SCHOOL')) step (seq, act, title, was, now, role)
  where step.seq = 1 or r.waits_for is null`;

/** Half of the country is known to the registry, most of them through this platform. */
export function registryTexts() {
  return [
    [
      "the registry's destinations",
      `insert into registry_destination (graduate_id, report_seq, code, label, employer_name, uscc, agreement_number, source, reported_at)
       select r.graduate_id, 1, case when x.type_code is null then '10' else x.type_code end, '就业', r.counterpart, e.uscc, a.number, 'PLATFORM', r.changed_at
       from record r left join agreement a on a.record_id = r.id left join destination x on x.record_id = r.id left join employer e on e.id = r.employer_id
       where r.holds and r.waits_for is null`,
    ],
  ];
}
