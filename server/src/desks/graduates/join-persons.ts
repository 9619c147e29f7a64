import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkDocumentNumber } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction, violatedConstraint } from "../../database/transaction.js";
import {
  type BirthColumns,
  birthDateOf,
  DAILY_LIMITS,
  giveBackToday,
  requireProof,
  requireWriting,
  type StaffIdentity,
  takeToday,
} from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import type { Platform } from "../../platform/platform.js";
import { notify } from "../../services/notifications/index.js";
import { idOf } from "../../words/ids.js";
import { FieldProblem, InvalidInput, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { tidyName } from "../../words/tidy-text.js";
import { readGraduate } from "./graduate-detail.js";
import type { GraduateDetail } from "./graduates.types.js";
import { graduatesInSight } from "./sight.js";

/** The other document, as it lies before the school. */
export interface OtherDocument {
  number: string;
  name: string;
}

/** A roster row of one of both persons, held. */
interface Row extends BirthColumns {
  id: string;
  person_id: string;
  school_name: string;
  sex: string;
  /** The document that was named. */
  named: boolean;
}

/**
 * F-01b: two documents that are one person's, e.g. a passport and the renewed one: a school user who has seen both joins
 * the two persons that the rosters made of them, also where the other row is another school's. Account, rows and what
 * hangs on them are one person's from then on. Accounts never merge, and two living rows of one stage never meet: both are
 * refused with what is to be done first. Number and name must both be those of the other document (P-08); what finds
 * nobody counts as a number that nobody has.
 *
 * @throws NotAllowed READ_ONLY, MODULE_CLOSED, PROOF_…, NO_SUCH_PERSON, SAME_PERSON, OTHER_BIRTH, BOTH_REGISTERED,
 *   STAGE_TWICE; InvalidInput; LimitReached; UnknownRecord.
 */
export async function joinPersons(
  context: Context,
  viewer: StaffIdentity,
  id: string,
  other: OtherDocument,
): Promise<GraduateDetail> {
  requireWriting(viewer);
  requireProof(viewer);
  const { platform } = context;
  const { number, name } = checked(platform, other);
  const at = platform.clock.now();
  await takeToday(platform, DAILY_LIMITS.numbersMissed, viewer.accountId, at);
  try {
    await inTransaction(platform, async (em) => {
      const own = await personInSight(em, viewer, idOf(id));
      const theirs = await personOfDocument(em, number, name);
      await giveBackToday(platform, DAILY_LIMITS.numbersMissed, viewer.accountId, at);
      if (own.personId === theirs) {
        throw new NotAllowed("SAME_PERSON", "该证件与本生已是同一人，无需关联");
      }
      const rows = await held(em, number, [own.personId, theirs]);
      requireSameBirth(platform, rows, own.id);
      await join(em, own.personId, theirs);
      await tell(context, em, viewer, { own, rows, at });
    });
  } catch (error) {
    if (violatedConstraint(error) !== "graduate_one_living") throw error;
    throw new NotAllowed(
      "STAGE_TWICE",
      "两份证件下各有一条同一学历层次的在册生源信息，不能关联。请先由相应学校将其中一条从生源名单中删除（有办理中或已生效记录的，先办结或解约），再关联",
    );
  }
  const graduate = await readGraduate(platform, viewer, id);
  if (!graduate) throw new UnknownRecord();
  return graduate;
}

function checked({ keys }: Platform, { number, name }: OtherDocument): { number: Buffer; name: string } {
  const checkedNumber = checkDocumentNumber(number);
  const tidy = tidyName(name);
  const problems: FieldProblem[] = [];
  if (!checkedNumber.ok) problems.push(new FieldProblem("documentNumber", checkedNumber.reason));
  if (tidy === "") problems.push(new FieldProblem("name", "请填写该证件上的姓名"));
  if (problems.length > 0 || !checkedNumber.ok) throw new InvalidInput(problems);
  return { number: keys.blindIndex("idNumber", checkedNumber.text), name: tidy };
}

interface Own {
  id: string;
  personId: string;
}

async function personInSight(em: EntityManager, viewer: StaffIdentity, id: string): Promise<Own> {
  const [row] = await query<{ person_id: string; on_roster: boolean }>(
    em,
    sql`select g.person_id, g.frozen_at is null as on_roster from graduate g
      where g.id = ${id} and ${graduatesInSight(viewer)}`,
  );
  if (!row) throw new UnknownRecord();
  if (!row.on_roster) throw new NotAllowed("OFF_ROSTER", "该毕业生已失效，恢复到生源名单后才能办理");
  return { id, personId: row.person_id };
}

async function personOfDocument(em: EntityManager, number: Buffer, name: string): Promise<string> {
  const [row] = await query<{ person_id: string }>(
    em,
    sql`select g.person_id from graduate g
      where g.id_number_index = ${number} and folded_name(g.name) = folded_name(${name}) limit 1`,
  );
  if (row) return row.person_id;
  throw new NotAllowed("NO_SUCH_PERSON", "没有姓名和证件号码均一致的生源信息，请核对另一份证件");
}

/** Every row of both, held in the order of all acts; a correction or another join meanwhile makes them others. */
async function held(em: EntityManager, number: Buffer, persons: readonly string[]): Promise<Row[]> {
  const rows = await query<Row>(
    em,
    sql`select g.id, g.person_id, school.name as school_name, g.sex, g.birth_date_sealed,
        g.document_kind, g.id_number_sealed, g.id_number_index = ${number} as named
      from graduate g join school on school.id = g.school_id
      where g.person_id = any(${persons}::uuid[]) order by g.id for update of g`,
  );
  const standing = new Set(rows.map(({ person_id }) => person_id));
  if (persons.every((person) => standing.has(person))) return rows;
  throw new NotAllowed("CHANGED_MEANWHILE", "该生的证件信息刚刚有变更，请重新打开本页再操作");
}

/** A passport is renewed, a day of birth is not: what differs there is two people. */
function requireSameBirth({ keys }: Platform, rows: readonly Row[], ownId: string): void {
  const own = rows.find(({ id }) => id === ownId);
  const other = rows.find(({ named }) => named);
  if (!own || !other)
    throw new NotAllowed("CHANGED_MEANWHILE", "该生的证件信息刚刚有变更，请重新打开本页再操作");
  const [one, two] = [birthDateOf(keys, own), birthDateOf(keys, other)];
  if (own.sex === other.sex && (one === null || two === null || one === two)) return;
  throw new NotAllowed(
    "OTHER_BIRTH",
    "两份证件登记的性别或出生日期不一致，不能关联。登记有误的，请先更正生源信息",
  );
}

/** The one with the account stays. @throws NotAllowed BOTH_REGISTERED; the constraint graduate_one_living. */
async function join(em: EntityManager, own: string, theirs: string): Promise<void> {
  const accounts = await query<{ person_id: string }>(
    em,
    sql`select person_id from graduate_account where person_id in (${own}, ${theirs}) for update`,
  );
  if (accounts.length > 1) {
    throw new NotAllowed(
      "BOTH_REGISTERED",
      "两份证件各注册了一个账号，账号不能合并。请先核验身份证件，由学校解除其中一个账号，再关联；关联后用保留的账号登录即可看到全部信息",
    );
  }
  const stays = accounts[0]?.person_id ?? own;
  const goes = stays === own ? theirs : own;
  await query(em, sql`set constraints graduate_id_number_index_person_id_fkey deferred`);
  // Waits for rosters that bring a number of it at this moment; what they brought is seen by the next statement.
  await query(em, sql`update person_document set person_id = ${stays} where person_id = ${goes}`);
  await query(em, sql`update graduate set person_id = ${stays} where person_id = ${goes}`);
}

async function tell(
  { platform, address }: Context,
  em: EntityManager,
  viewer: StaffIdentity,
  { own, rows, at }: { own: Own; rows: readonly Row[]; at: Date },
): Promise<void> {
  const others = rows.filter(({ person_id }) => person_id !== own.personId).map(({ id }) => id);
  const school = rows.find(({ id }) => id === own.id)?.school_name ?? "";
  for (const { id } of rows) {
    await notify(em, platform.clock, {
      recipientKind: "GRADUATE",
      recipientId: id,
      dedupeKey: `persons-joined ${own.personId} ${at.getTime()} ${id}`,
      title: "证件信息已关联",
      body: `${school}核验两份证件后，确认您名下的生源信息属于同一人，登录后可在「当前身份」中切换。如非本人，请立即联系学校就业部门。`,
      recordId: null,
    });
  }
  await audit(em, {
    at,
    by: viewer,
    act: "PERSONS_JOINED",
    subject: { kind: "GRADUATE", id: own.id },
    address,
    detail: { joined: others },
  });
}
