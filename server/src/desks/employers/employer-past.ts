import { limitTo, query, sql } from "../../database/sql.js";
import type { EmployerEventAct } from "../../parties/employers/index.js";
import type { Platform } from "../../platform/platform.js";
import type { EmployerHistoryEntry, EmployerLook } from "./employers.types.js";

const TITLES: Readonly<Record<EmployerEventAct, string>> = {
  SUSPENDED: "暂停使用",
  LIFTED: "恢复使用",
  HANDED_OVER: "更换网签负责人",
  ACCOUNT_RELEASED: "更换账号手机号码",
  CORRECTED: "变更单位名称或统一社会信用代码",
  MERGED_AWAY: "并入其他单位",
  MERGED_IN: "合并重复单位",
};

const MOST_EVENTS = 100;

/** What operators did to the organisation as such, newest first. */
export async function readHistory({ pool }: Platform, employerId: string): Promise<EmployerHistoryEntry[]> {
  const rows = await query<{
    id: string;
    at: Date;
    act: EmployerEventAct;
    actor_name: string;
    actor_organisation: string;
    reason: string;
    note: string | null;
  }>(
    pool,
    sql`select id, at, act, actor_name, actor_organisation, reason, note from employer_event
      where employer_id = ${employerId} order by at desc, id desc ${limitTo(MOST_EVENTS)}`,
    { name: "history-of-employer" },
  );
  return rows.map(({ id, at, act, actor_name, actor_organisation, reason, note }) => ({
    id,
    at,
    title: TITLES[act],
    actorName: actor_name,
    actorOrganisation: actor_organisation,
    reason,
    note,
  }));
}

const MOST_LOOKS = 30;

/** Who opened contacts or documents of the organisation, newest first (P-08). */
export async function readLooks({ pool }: Platform, employerId: string): Promise<EmployerLook[]> {
  const rows = await query<{ id: string; at: Date; act: string; name: string | null; kind: string }>(
    pool,
    sql`select l.id::text as id, l.at, l.act, s.name, l.account_kind as kind from (
        select id, at, act, account_id, account_kind from audit_entry
          where subject_id = ${employerId} and act = 'EMPLOYER_CONTACTS_REVEALED'
        union all
        select a.id, a.at, a.act, a.account_id, a.account_kind from record r
          join audit_entry a on a.subject_id = r.id and a.act = 'UPLOAD_VIEWED'
          where r.employer_id = ${employerId} and r.graduate_id is null
      ) l left join staff_account s on s.id = l.account_id
      order by l.id desc ${limitTo(MOST_LOOKS)}`,
    { name: "looks-at-employer" },
  );
  return rows.map(({ id, at, act, name, kind }) => ({
    id,
    at,
    what: act === "UPLOAD_VIEWED" ? "查看认证材料" : "查看完整联系方式",
    who: name ?? (kind === "EMPLOYER" ? "单位账号" : "系统"),
  }));
}
