import { catalogue, divisionName } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import type { RegistryDestination } from "./registry-comparison.types.js";

interface DestinationRow {
  code: string;
  label: string;
  employer_name: string | null;
  uscc: string | null;
  nature: string | null;
  industry: string | null;
  job_category: string | null;
  division: string | null;
  agreement_number: string | null;
  source: string;
  reported_at: Date;
}

/** What the registry holds for a graduate now (F-14); the caller has checked that the viewer may see them. */
export async function readRegistryDestination(
  platform: Platform,
  graduateId: string,
): Promise<RegistryDestination | null> {
  const rows = await query<DestinationRow>(
    platform.pool,
    sql`select code, label, employer_name, uscc, nature, industry, job_category, division, agreement_number, source,
      reported_at from registry_destination where graduate_id = ${graduateId}`,
    { name: "registry-destination" },
  );
  const [row] = rows;
  if (!row) return null;
  return {
    code: row.code,
    label: row.label,
    employerName: row.employer_name,
    uscc: row.uscc,
    natureLabel: row.nature && catalogue("employerNature").label(row.nature),
    industryLabel: row.industry && catalogue("industry").label(row.industry),
    jobCategoryLabel: row.job_category && catalogue("jobCategory").label(row.job_category),
    divisionName: row.division && (divisionName(row.division) ?? row.division),
    agreementNumber: row.agreement_number,
    source: row.source,
    reportedAt: row.reported_at,
  };
}
