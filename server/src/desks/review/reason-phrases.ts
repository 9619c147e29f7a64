import type { EntityManager } from "@mikro-orm/postgresql";
import { type AuditAct, audit } from "../../audit/index.js";
import { catalogue } from "../../catalogue/index.js";
import { change, query, type SqlExecutor, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { requireWriting, type StaffIdentity } from "../../parties/identity/index.js";
import { currentCohort, refuseIfChanged } from "../../parties/settings/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { recordsInSight } from "../../records/index.js";
import { isId } from "../../words/ids.js";
import { FieldProblem, InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { filledPhrase, type Placeholder, phraseProblem } from "./phrase-text.js";
import { FilledPhrase, ReasonPhrase, type ReasonPhraseInput, ReasonPhrases } from "./reason-phrases.types.js";
import type { Verdict } from "./review.types.js";

/** Of one school: more are not found again. */
const MOST = 100;

interface PhraseRow {
  id: string;
  verdict: Verdict;
  category: string | null;
  text: string;
  version: number;
}

/** 常用语 of the viewer's school, in its order. */
export async function readPhrases(
  executor: SqlExecutor,
  { schoolId }: StaffIdentity,
): Promise<ReasonPhrases> {
  const rows = await query<PhraseRow>(
    executor,
    sql`select id, verdict, category, text, version from reason_phrase
      where school_id = ${schoolId} order by verdict desc, place, id`,
    { name: "reason-phrases" },
  );
  const phrases = rows.map((row) => Object.assign(new ReasonPhrase(), row));
  return Object.assign(new ReasonPhrases(), { phrases });
}

/**
 * Those for one verdict, filled for the record; without one, for many records at once, only those that are the same for
 * everybody. What cannot be filled wholly is left out.
 */
export async function filledPhrases(
  { pool }: Platform,
  viewer: StaffIdentity,
  verdict: Verdict,
  recordId: string | null,
): Promise<FilledPhrase[]> {
  const rows = await query<PhraseRow & Record<Placeholder, string | null>>(
    pool,
    sql`select p.id, p.category, p.text, g.name as "姓名", g.student_number as "学号", d.name as "院系",
        g.major_name as "专业", r.counterpart as "单位"
      from reason_phrase p
      left join record r on r.id = ${recordId && isId(recordId) ? recordId : null}::uuid and ${recordsInSight(viewer)}
      left join graduate g on g.id = r.graduate_id
      left join department d on d.id = r.department_id
      where p.school_id = ${viewer.schoolId} and p.verdict = ${verdict} order by p.place, p.id`,
  );
  return rows.flatMap(({ id, category, text, ...values }) => {
    const filled = filledPhrase(text, values);
    return filled === null ? [] : [Object.assign(new FilledPhrase(), { id, category, text: filled })];
  });
}

/**
 * Adds a 常用语 at the end, or changes one.
 *
 * @throws InvalidInput beside the field; NotAllowed READ_ONLY, LEVEL_SCOPE, SETTINGS_CHANGED where somebody changed it
 *   since; UnknownRecord; LimitReached.
 */
export async function savePhrase(
  context: Context,
  viewer: StaffIdentity,
  input: ReasonPhraseInput,
): Promise<ReasonPhrases> {
  const schoolId = requireManager(viewer);
  const text = input.text.trim();
  const now = context.platform.clock.now();
  const problems = problemsOf(input, text, currentCohort(now));
  if (problems.length > 0) throw new InvalidInput(problems);
  const { id, verdict, version } = input;
  const category = input.category ?? null;
  return await changing(context, viewer, "REASON_PHRASE_SAVED", id, async (em) => {
    const stored = await storedPhrase(em, schoolId, id);
    if (stored) {
      refuseIfChanged("该常用语", version ?? 0, stored);
      await change(
        em,
        sql`update reason_phrase set verdict = ${verdict}, category = ${category}, text = ${text},
            version = version + 1, saved_by = ${viewer.name}, saved_at = ${now} where id = ${id}`,
      );
      return;
    }
    // Changed by who still had it before them, when another had removed it.
    if (version !== null && version !== undefined) throw new UnknownRecord();
    const { phrases } = await readPhrases(em, viewer);
    if (phrases.length >= MOST) {
      throw new LimitReached("TOO_MANY_PHRASES", `常用语最多${MOST}条，请先删除不用的`, MOST);
    }
    const made = await change(
      em,
      sql`insert into reason_phrase (id, school_id, verdict, category, text, place, saved_by, saved_at)
        select ${id}, ${schoolId}, ${verdict}, ${category}, ${text}, coalesce(max(place), 0) + 1, ${viewer.name}, ${now}
        from reason_phrase where school_id = ${schoolId} on conflict (id) do nothing`,
    );
    if (made === 0) throw new NotAllowed("ID_TAKEN", "该编号已被使用，请重新打开后再保存");
  });
}

/** @throws NotAllowed READ_ONLY, LEVEL_SCOPE, SETTINGS_CHANGED; UnknownRecord. */
export async function removePhrase(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  version: number,
): Promise<ReasonPhrases> {
  const schoolId = requireManager(viewer);
  if (!isId(id)) throw new UnknownRecord();
  return await changing(context, viewer, "REASON_PHRASE_REMOVED", id, async (em) => {
    const stored = await storedPhrase(em, schoolId, id);
    if (!stored) throw new UnknownRecord();
    refuseIfChanged("该常用语", version, stored);
    await change(em, sql`delete from reason_phrase where id = ${id}`);
  });
}

/**
 * Puts the school's 常用语 in this order; it names each of them.
 *
 * @throws NotAllowed READ_ONLY, LEVEL_SCOPE, SETTINGS_CHANGED where others are there by now.
 */
export async function orderPhrases(
  context: Context,
  viewer: StaffIdentity,
  ids: readonly string[],
): Promise<ReasonPhrases> {
  requireManager(viewer);
  return await changing(context, viewer, "REASON_PHRASE_SAVED", null, async (em) => {
    const { phrases } = await readPhrases(em, viewer);
    const known = new Set(phrases.map(({ id }) => id));
    if (ids.length !== known.size || new Set(ids).size !== ids.length || !ids.every((id) => known.has(id))) {
      throw new NotAllowed(
        "SETTINGS_CHANGED",
        "常用语在您打开之后已有增减，顺序没有保存。请核对最新内容后再调整",
      );
    }
    await change(
      em,
      sql`update reason_phrase p set place = o.place
        from unnest(${[...ids]}::uuid[]) with ordinality o (id, place) where p.id = o.id`,
    );
  });
}

function requireManager(viewer: StaffIdentity): string {
  requireWriting(viewer);
  const { schoolId } = viewer;
  if (viewer.role !== "SCHOOL" || !schoolId) throw new NotAllowed("ROLE", "常用语由学校设置");
  if (viewer.levelScope !== "ALL") throw new NotAllowed("LEVEL_SCOPE", "仅负责全校的账号可以修改常用语");
  return schoolId;
}

function problemsOf(
  { id, verdict, category }: ReasonPhraseInput,
  text: string,
  cohort: number,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isId(id)) problems.push(new FieldProblem("id", "编号无效，请重新打开后再保存"));
  if (verdict === "APPROVE") problems.push(new FieldProblem("verdict", "请选择退回修改或不通过"));
  if (category && !catalogue("rejectionReason").valid(category, cohort)) {
    problems.push(new FieldProblem("category", "请从列表中选择原因类别"));
  }
  const problem = phraseProblem(text);
  if (problem) problems.push(new FieldProblem("text", problem));
  return problems;
}

async function storedPhrase(em: EntityManager, schoolId: string, id: string) {
  const [row] = await query<{ version: number; savedBy: string; savedAt: Date }>(
    em,
    sql`select version, saved_by as "savedBy", saved_at as "savedAt" from reason_phrase
      where id = ${id} and school_id = ${schoolId}`,
  );
  return row ?? null;
}

/** One after another in a school, so that each knows what stands. */
async function changing(
  { platform, address }: Context,
  viewer: StaffIdentity,
  act: AuditAct,
  phraseId: string | null,
  apply: (em: EntityManager) => Promise<void>,
): Promise<ReasonPhrases> {
  return await inTransaction(platform, async (em) => {
    await query(em, sql`select id from school where id = ${viewer.schoolId} for no key update`);
    await apply(em);
    await audit(em, {
      at: platform.clock.now(),
      by: viewer,
      act,
      subject: { kind: "SCHOOL", id: viewer.schoolId ?? "" },
      address,
      detail: { phraseId },
    });
    return await readPhrases(em, viewer);
  });
}
