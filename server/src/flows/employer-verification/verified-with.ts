import { query, type SqlExecutor, sql } from "../../database/sql.js";

/** An organisation that is verified, with its person in charge as far as a stranger may know. */
export interface VerifiedOrganisation {
  readonly id: string;
  readonly name: string;
  /** Masked, e.g. 张**. */
  readonly in_charge: string | null;
}

/**
 * The verified organisation that a code leads to: the one that has it, or the one that this was merged into; null where
 * there is none.
 */
export async function verifiedWith(
  executor: SqlExecutor,
  uscc: string,
): Promise<VerifiedOrganisation | null> {
  const [row] = await query<VerifiedOrganisation & Record<string, unknown>>(
    executor,
    sql`with recursive led_to as (
        select id, merged_into from employer where uscc = ${uscc}
        union select e.id, e.merged_into from employer e join led_to l on e.id = l.merged_into
      )
      select e.id, e.name, (select left(a.name, 1) || repeat('*', greatest(char_length(a.name) - 1, 1))
        from employer_account a where a.employer_id = e.id and a.in_charge and a.disabled_at is null limit 1) as in_charge
      from employer e where e.id in (select id from led_to) and e.verified_at is not null`,
    { name: "verified-with-code" },
  );
  return row ?? null;
}
