import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import { documentStore, openPrint, printNow, type SealedPrint } from "./issue-document.js";

/** The PDF of an agreement, and what it is called by: as it is printed, never as today's roster has it. */
export interface AgreementPaper {
  readonly schoolName: string;
  readonly studentNumber: string;
  readonly graduateName: string;
  readonly number: string;
  pdf(): Promise<Buffer>;
}

interface PaperRow extends SealedPrint {
  record_id: string;
  store_key: string | null;
}

/**
 * The PDFs of these agreements, the one in force before the one to be stamped; what has been approved and is not printed
 * yet is printed now. An agreement that is not approved has none. One statement, and another where something was printed.
 */
export async function agreementPapers(
  platform: Platform,
  recordIds: readonly string[],
): Promise<Map<string, AgreementPaper>> {
  const found = await readPapers(platform, recordIds);
  const waiting = found.filter(({ store_key }) => store_key === null);
  for (const { record_id } of waiting) await printNow(platform, record_id);
  const printed =
    waiting.length > 0
      ? await readPapers(
          platform,
          waiting.map((row) => row.record_id),
        )
      : [];
  const papers = [...found, ...printed].flatMap((row) => {
    const key = row.store_key;
    return key === null ? [] : [[row.record_id, paperOf(platform, row, key)] as const];
  });
  return new Map(papers);
}

function paperOf(platform: Platform, row: PaperRow, key: string): AgreementPaper {
  const { graduate, school, number } = openPrint(platform, row);
  return {
    schoolName: school.name,
    studentNumber: graduate.studentNumber,
    graduateName: graduate.name,
    number,
    pdf: () => documentStore(platform).get(key),
  };
}

async function readPapers({ pool }: Platform, recordIds: readonly string[]): Promise<PaperRow[]> {
  return await query<PaperRow>(
    pool,
    sql`select a.record_id, d.store_key, print.*
      from agreement a
        left join lateral (select d.kind, d.store_key from issued_document d where d.record_id = a.record_id
          order by d.kind = 'IN_FORCE' desc limit 1) d on true
        cross join lateral (
          select 'in_force_print_sealed' as "column", a.in_force_print_sealed as sealed
            where coalesce(d.kind, 'IN_FORCE') = 'IN_FORCE' and a.in_force_print_sealed is not null
          union all select 'print_sealed', a.print_sealed where a.print_sealed is not null limit 1) print
      where a.record_id = any(${recordIds}::uuid[])`,
    { name: "agreement-papers" },
  );
}
