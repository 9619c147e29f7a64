import type { EntityManager } from "@mikro-orm/postgresql";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Sweep } from "../../outbox/index.js";
import { contactOfGraduate, Graduate } from "../../parties/roster/index.js";
import type { Platform } from "../../platform/platform.js";
import { notify, textTo } from "../../services/notifications/index.js";
import { openSteps } from "./urging.policy.js";

/** Sends what was urged once it is time: at night it waits until the morning. */
export const urgeSweep: Sweep = { name: "graduates.urge", everyMs: 5_000, run: sendUrges };

const AT_ONCE = 500;

export type UrgedStep = "RECORD" | "CONFIRM" | "DESTINATION";

interface Urge {
  id: string;
  graduate_id: string;
  step: UrgedStep;
  record_id: string | null;
  school: string;
  counterpart: string | null;
  open: boolean;
}

/** The fixed texts: nobody writes one of their own. */
export const URGED_MATTER: Readonly<Record<UrgedStep, string>> = {
  RECORD: "有记录等待您办理",
  CONFIRM: "请核对并确认本人信息",
  DESTINATION: "请如实登记毕业去向",
};

export async function sendUrges(platform: Platform): Promise<void> {
  const due = await query<{ id: string }>(
    platform.pool,
    sql`select id from urge where sent_at is null and dropped_at is null and send_at <= ${platform.clock.now()}
      order by send_at, id limit ${AT_ONCE}`,
    { name: "urges-due" },
  );
  for (const { id } of due) {
    try {
      await inTransaction(platform, (em) => sendOne(platform, em, id));
    } catch (error) {
      // What nobody foresaw concerns this one alone; the next round tries it again.
      platform.logger.error({ err: error, urge: id }, "An urging was not sent");
    }
  }
}

/** What was done meanwhile needs no urging: it is dropped, and counts neither for the rest nor for the five. */
async function sendOne(platform: Platform, em: EntityManager, id: string): Promise<void> {
  const now = platform.clock.now();
  const [urge] = await query<Urge>(
    em,
    sql`select u.id, u.graduate_id, u.step, u.record_id, school.name as school, r.counterpart,
        u.step_key in (select s.step_key from (${openSteps(now)}) s) as open
      from urge u join graduate g on g.id = u.graduate_id join school on school.id = g.school_id
        left join record r on r.id = u.record_id
      where u.id = ${id} and u.sent_at is null and u.dropped_at is null for update of u skip locked`,
    { name: "urge-to-send" },
  );
  if (!urge) return;
  if (!urge.open) {
    await query(em, sql`update urge set dropped_at = ${now} where id = ${id}`);
    return;
  }
  await query(em, sql`update urge set sent_at = ${now} where id = ${id}`);
  await notify(em, platform.clock, {
    recipientKind: "GRADUATE",
    recipientId: urge.graduate_id,
    dedupeKey: `urge:${id}`,
    title: "学校提醒",
    body: bodyOf(urge),
    recordId: urge.record_id,
  });
  const to = contactOfGraduate(platform.keys, await em.findOneOrFail(Graduate, urge.graduate_id));
  if (!to) return;
  await textTo(platform, em, now, {
    to,
    template: "URGED",
    variables: { school: urge.school, matter: URGED_MATTER[urge.step] },
    recordId: urge.record_id,
    dedupeKey: `urge:${id}`,
  });
}

function bodyOf({ step, school, counterpart }: Urge): string {
  switch (step) {
    case "RECORD":
      return `${school}提醒您：「${counterpart ?? ""}」的记录等待您办理，请查看后及时办理；不需要继续的，也请按实际情况办理。`;
    case "CONFIRM":
      return `${school}提醒您：请核对并确认本人信息；有误的，请联系学校就业部门更正。`;
    case "DESTINATION":
      return `${school}提醒您：平台上尚无您的毕业去向，请按实际情况登记；暂未落实的，也请按实际情况登记。`;
  }
}
