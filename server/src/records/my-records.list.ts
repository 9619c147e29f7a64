import type { GraduateIdentity } from "../parties/identity/index.js";
import { type AgreementType, type SigningConditions, whyMayNotSign } from "../parties/settings/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordKind, RecordStatus } from "../words/record-words.js";
import { flowOf, holds, statusLabel } from "./flows.js";
import type { MyRecordCard } from "./my-records.types.js";
import { frozenStep } from "./record-view.js";
import { CommittedElsewhere } from "./refusals.js";

interface CardRow {
  id: string;
  kind: RecordKind;
  counterpart: string | null;
  position_name: string | null;
  status: RecordStatus;
  changed_at: Date;
  due_at: Date | null;
  training_mode: string;
  cohort: number;
  level: SigningConditions["level"];
  frozen: boolean;
  agreement_type: AgreementType | null;
  signing_on_at: Date | null;
  has_contact: boolean;
  employer_suspended: boolean;
}

/** The graduate's records: what can be answered first, nearest deadline first; then newest first. One statement. */
export async function listMyRecords(platform: Platform, viewer: GraduateIdentity): Promise<MyRecordCard[]> {
  const { rows } = await platform.pool.query<CardRow>({
    name: "my-records",
    text: `
      select r.id, r.kind, r.counterpart, a.position_name, r.status, r.changed_at, r.due_at,
        g.training_mode, r.cohort, g.level, r.frozen, pc.agreement_type, s.signing_on_at,
        exists (select 1 from agreement_contact c where c.settings_id = s.id and c.level_scope in ('ALL', g.level))
          as has_contact,
        e.suspended_at is not null as employer_suspended
      from record r
      left join agreement a on a.record_id = r.id
      join graduate g on g.id = r.graduate_id
      join school sc on sc.id = r.school_id
      left join employer e on e.id = r.employer_id
      left join province_cohort pc on pc.province_id = sc.province_id and pc.cohort = r.cohort
      left join signing_settings s on s.school_id = r.school_id and s.cohort = r.cohort
      where r.graduate_id = $1
      order by r.changed_at desc, r.id desc`,
    values: [viewer.graduateId],
  });
  const now = platform.clock.now();
  const committedTo = rows.find((row) => holds(row.kind, row.status));
  const cards = rows.map((row) => cardOf(row, committedTo, now));
  return [
    ...cards.filter((card) => card.answerable).sort(byDeadline),
    ...cards.filter((card) => !card.answerable),
  ];
}

function cardOf(row: CardRow, committedTo: CardRow | undefined, now: Date): MyRecordCard {
  const { flow, initiator, nextStep } = flowOf(row.kind);
  const closed = row.status === "INVITED" ? whyClosed(row, committedTo, now) : null;
  return {
    id: row.id,
    kind: row.kind,
    kindLabel: flow.name,
    employerName: row.counterpart ?? "",
    initiatorLabel: initiator.home,
    positionName: row.position_name,
    status: row.status,
    statusLabel: statusLabel(row.kind, row.status, row.frozen),
    changedAt: row.changed_at,
    deadline: row.due_at,
    nextStep: row.frozen ? frozenStep("GRADUATE") : (closed ?? nextStep("GRADUATE", row.status, row.due_at)),
    answerable: row.status === "INVITED" ? closed === null : isAskedToTerminate(row, now),
    holds: holds(row.kind, row.status),
    frozen: row.frozen,
  };
}

/** F-50: the employer asks to end an agreement, and there is still time to answer (F-90a). */
function isAskedToTerminate({ status, frozen, due_at: dueAt }: CardRow, now: Date): boolean {
  return status === "ASKED_BY_EMPLOYER" && !frozen && (dueAt === null || now < dueAt);
}

/** The same conditions as the guards of the flow, on the row's own columns. */
function whyClosed(row: CardRow, committedTo: CardRow | undefined, now: Date): string | null {
  if (committedTo) {
    const { kind, status, counterpart } = committedTo;
    if (kind === "DESTINATION")
      return new CommittedElsewhere({ kind, status, counterpart: counterpart ?? "" }).message;
    return `您与「${counterpart}」的签约正在进行或已经生效，此邀请只能查看`;
  }
  if (row.due_at && row.due_at <= now) return "应约截止时间已过，邀请已失效";
  if (row.employer_suspended) return "该用人单位已被平台暂停使用，此邀请只能查看";
  const conditions: SigningConditions = {
    trainingMode: row.training_mode,
    cohort: row.cohort,
    level: row.level,
    frozen: row.frozen,
    agreementType: row.agreement_type,
    signingOnAt: row.signing_on_at,
    hasContact: row.has_contact,
  };
  return whyMayNotSign(conditions, now, "GRADUATE")?.message ?? null;
}

function byDeadline(one: MyRecordCard, other: MyRecordCard): number {
  return (one.deadline?.getTime() ?? 0) - (other.deadline?.getTime() ?? 0);
}
