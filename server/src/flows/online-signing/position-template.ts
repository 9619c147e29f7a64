import { audit } from "../../audit/index.js";
import { catalogue } from "../../catalogue/index.js";
import { change, query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import type { EmployerIdentity } from "../../parties/identity/index.js";
import { currentCohort } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { idOf } from "../../words/ids.js";
import { FieldProblem, InvalidInput, LimitReached, UnknownRecord } from "../../words/refusals.js";
import { tidyLabel } from "../../words/tidy-text.js";
import { JobTerms } from "../agreements/index.js";
import { checkPosition, type InvitationTerms } from "./invitation-terms.js";
import { PositionTemplate, type PositionTermsInput } from "./position-template.types.js";

const MOST_TEMPLATES = 100;
const LONGEST_NAME = 30;

interface TemplateRow {
  id: string;
  name: string;
  terms: Pick<InvitationTerms, "validDays" | "job">;
  changed_at: Date;
}

/** 岗位模板 of the viewer's employer, by name. */
export async function positionTemplates(
  { pool }: Platform,
  { employerId }: EmployerIdentity,
): Promise<PositionTemplate[]> {
  const rows = await query<TemplateRow>(
    pool,
    sql`select id, name, terms, changed_at from position_template where employer_id = ${employerId}
      order by name, id limit ${MOST_TEMPLATES}`,
    { name: "position-templates" },
  );
  return rows.map(presented);
}

/**
 * Keeps a template under its id, made by the client, whether it is new or there already. Its terms are checked by the
 * catalogue of the present cohort; each invitation checks them again by that of its graduate.
 *
 * @throws InvalidInput beside `name` and below `terms`; UnknownRecord for an id of another employer; LimitReached.
 */
export async function savePositionTemplate(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  given: { id: string; name: string; terms: PositionTermsInput },
): Promise<PositionTemplate> {
  const now = platform.clock.now();
  const { employerId, accountId } = viewer;
  const id = idOf(given.id);
  const name = nameOf(given.name);
  const terms = checkPosition(given.terms, currentCohort(now), now);
  try {
    await inTransaction(platform, async (em) => {
      const [held] = await query<{ kept: number; known: boolean }>(
        em,
        sql`select count(*)::int as kept, coalesce(bool_or(id = ${id}), false) as known
          from position_template where employer_id = ${employerId}`,
      );
      if (held && !held.known && held.kept >= MOST_TEMPLATES) {
        throw new LimitReached(
          "LIMIT_REACHED",
          `岗位模板最多${MOST_TEMPLATES}个，请删除不再使用的模板`,
          MOST_TEMPLATES,
        );
      }
      const written = await change(
        em,
        sql`insert into position_template as t (id, employer_id, name, terms, changed_by, changed_at)
          values (${id}, ${employerId}, ${name}, ${JSON.stringify(terms)}, ${accountId}, ${now})
          on conflict (id) do update set name = excluded.name, terms = excluded.terms,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at
          where t.employer_id = ${employerId}`,
      );
      if (written === 0) throw new UnknownRecord();
      const subject = { kind: "EMPLOYER", id: employerId } as const;
      const detail = { templateId: id };
      await audit(em, { at: now, by: viewer, act: "POSITION_TEMPLATE_SAVED", subject, address, detail });
    });
  } catch (error) {
    if (violatedConstraint(error) !== "position_template_employer_id_name_key") throw error;
    throw new InvalidInput([new FieldProblem("name", `已有名为「${name}」的岗位模板，请换一个名称`)]);
  }
  return presented({ id, name, terms, changed_at: now });
}

/** @throws UnknownRecord for any id but the viewer's own (P-07). */
export async function removePositionTemplate(
  { platform, address }: Context,
  viewer: EmployerIdentity,
  given: string,
): Promise<string> {
  const id = idOf(given);
  const { employerId } = viewer;
  const at = platform.clock.now();
  await inTransaction(platform, async (em) => {
    const removed = await change(
      em,
      sql`delete from position_template where id = ${id} and employer_id = ${employerId}`,
    );
    if (removed === 0) throw new UnknownRecord();
    const subject = { kind: "EMPLOYER", id: employerId } as const;
    const detail = { templateId: id };
    await audit(em, { at, by: viewer, act: "POSITION_TEMPLATE_REMOVED", subject, address, detail });
  });
  return id;
}

function nameOf(typed: string): string {
  const name = tidyLabel(typed);
  if (!name) throw new InvalidInput([new FieldProblem("name", "请填写模板名称")]);
  if ([...name].length > LONGEST_NAME) {
    throw new InvalidInput([new FieldProblem("name", `模板名称最多${LONGEST_NAME}个字，请删减`)]);
  }
  return name;
}

function presented({ id, name, terms, changed_at: changedAt }: TemplateRow): PositionTemplate {
  const { validDays, job } = terms;
  const categoryLabel = catalogue("jobCategory").label(job.categoryCode);
  const shown = Object.assign(new JobTerms(), job, { categoryLabel });
  return Object.assign(new PositionTemplate(), { id, name, validDays, job: shown, changedAt });
}
