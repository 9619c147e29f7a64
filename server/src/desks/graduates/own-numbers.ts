import type { EntityManager } from "@mikro-orm/postgresql";
import { audit } from "../../audit/index.js";
import { checkDocumentNumber, checkEmail, checkMobile, isEmail } from "../../catalogue/index.js";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { requireWriting, type StaffIdentity } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { FieldProblem, InvalidInput } from "../../words/refusals.js";
import { type GraduateMobileInput, GraduateMobilesChecked } from "./graduates.types.js";
import { writeContacts } from "./own-number.js";
import { graduatesInSight } from "./sight.js";

/** Of one table: its rows stay locked while they are written. */
const MOST_AT_ONCE = 5000;

/** A line of the table that could be read. */
interface Line {
  at: number;
  number: Buffer;
  contact: string;
}

interface Row {
  line: number;
  id: string;
  registered: boolean;
  mobile_sealed: Buffer | null;
  email_sealed: Buffer | null;
}

/**
 * P-12: numbers or mail addresses for many graduates of a cohort at once, by document number, as {@link setOwnNumber} enters one: all or
 * nothing. Who has an account is left out and counted. With `dryRun` nothing is written.
 *
 * @throws InvalidInput naming every line that is wrong; NotAllowed READ_ONLY, MODULE_CLOSED.
 */
export async function setOwnNumbers(
  context: Context,
  viewer: StaffIdentity,
  { cohort, numbers, dryRun }: { cohort: number; numbers: readonly GraduateMobileInput[]; dryRun: boolean },
): Promise<GraduateMobilesChecked> {
  requireWriting(viewer);
  const { platform, address } = context;
  if (numbers.length === 0 || numbers.length > MOST_AT_ONCE) {
    refuse([new FieldProblem("numbers", `一次登记1至${MOST_AT_ONCE}人，请分批登记`)]);
  }
  const { lines, problems } = read(context, numbers);
  const at = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    const rows = await rowsOf(em, viewer, cohort, lines);
    const known = new Set(rows.map(({ line }) => line));
    const unknown = lines
      .filter(({ at: line }) => !known.has(line))
      .map(({ at: line }) => problemOf(line, "document", `${cohort}届在册名单中没有该证件号码的毕业生`));
    refuse([...problems, ...unknown]);
    const open = rows.filter(({ registered }) => !registered);
    const wanted = new Map(lines.map(({ at: line, contact }) => [line, contact]));
    const contactFor = ({ line }: Row) => wanted.get(line) ?? "";
    const stands = (row: Row) => {
      const column = isEmail(contactFor(row)) ? "email_sealed" : "mobile_sealed";
      const sealed = row[column];
      return sealed && platform.keys.open(`graduate.${column}`, new Sealed(sealed));
    };
    const changed = open.filter((row) => stands(row) !== contactFor(row));
    const added = changed.filter((row) => stands(row) === null).length;
    if (!dryRun && changed.length > 0) {
      const written = changed.map((row) => ({ graduateId: row.id, contact: contactFor(row) }));
      await writeContacts(platform, em, written, at);
      await audit(em, {
        at,
        by: viewer,
        act: "MOBILE_ENTERED",
        subject: { kind: "SCHOOL", id: viewer.schoolId ?? "" },
        address,
        detail: { cohort, count: changed.length },
      });
    }
    return Object.assign(new GraduateMobilesChecked(), {
      added,
      changed: changed.length - added,
      unchanged: open.length - changed.length,
      registered: rows.length - open.length,
    });
  });
}

function read({ platform }: Context, numbers: readonly GraduateMobileInput[]) {
  const lines: Line[] = [];
  const problems: FieldProblem[] = [];
  const first = new Map<string, number>();
  for (const [at, { document, mobile, email }] of numbers.entries()) {
    const number = checkDocumentNumber(document);
    const checked = email ? checkEmail(email) : checkMobile(mobile ?? "");
    if (!number.ok) problems.push(problemOf(at, "document", number.reason));
    if (!checked.ok) problems.push(problemOf(at, email ? "email" : "mobile", checked.reason));
    if (!number.ok || !checked.ok) continue;
    const earlier = first.get(number.text);
    if (earlier !== undefined) {
      problems.push(problemOf(at, "document", `证件号码与第${earlier + 1}行重复`));
      continue;
    }
    first.set(number.text, at);
    lines.push({ at, number: platform.keys.blindIndex("idNumber", number.text), contact: checked.text });
  }
  return { lines, problems };
}

/** Held in the order of all acts, of many graduates by id. */
async function rowsOf(
  em: EntityManager,
  viewer: StaffIdentity,
  cohort: number,
  lines: readonly Line[],
): Promise<Row[]> {
  return await query<Row>(
    em,
    sql`select n.line, g.id, g.mobile_sealed, g.email_sealed,
        exists (select from graduate_account a where a.person_id = g.person_id) as registered
      from unnest(${lines.map(({ at }) => at)}::int[], ${lines.map(({ number }) => number)}::bytea[])
          as n (line, number)
        join graduate g on g.id_number_index = n.number and g.cohort = ${cohort} and g.frozen_at is null
      where ${graduatesInSight(viewer)} order by g.id for update of g`,
  );
}

function problemOf(line: number, field: keyof GraduateMobileInput, message: string): FieldProblem {
  return new FieldProblem(`numbers.${line}.${field}`, message);
}

function refuse(problems: FieldProblem[]): void {
  if (problems.length > 0) throw new InvalidInput(problems);
}
