import { fromBeijing } from "../../platform/clock.js";
import type { AgreementType } from "../../words/organisation-words.js";
import { NotAllowed } from "../../words/refusals.js";
import type { EducationLevel } from "../identity/index.js";

/** End of the time in which a cohort may act: 31 January of the next year, 24:00 in Beijing (F-90). */
export function closingOf(cohort: number): Date {
  return fromBeijing(cohort + 1, 2, 1);
}

/** What decides whether a graduate can sign online at all, read together with the graduate. */
export interface SigningConditions {
  trainingMode: string;
  cohort: number;
  level: EducationLevel;
  frozen: boolean;
  /** 转届: a newer roster of the school has the person (F-01b). */
  transferred: boolean;
  /** Null until the province has chosen (P-10). */
  agreementType: AgreementType | null;
  /** Null until the school has switched the cohort on (P-11); lists have it as text. */
  signingOnAt: Date | string | null;
  /** Whether the school has an 协议经办人 for the graduate's level (P-11). */
  hasContact: boolean;
}

/** 21 and 41 may not sign online: the school decides through the code (D-01). */
const MODES_WITHOUT_SIGNING: readonly string[] = ["21", "41"];

/**
 * Why this graduate cannot sign online now, or null when they can (F-22, F-90, P-10, P-11).
 * The sentence names the thing; `reader` says whether it speaks to the graduate or about them.
 */
export function whyMayNotSign(
  conditions: SigningConditions,
  now: Date,
  reader: "GRADUATE" | "OTHERS" = "OTHERS",
): NotAllowed | null {
  const refusal = reasonAgainst(conditions, now);
  if (!refusal || reader === "OTHERS") return refusal;
  return new NotAllowed(
    refusal.code,
    refusal.message.replace("该毕业生所在", "您所在").replace("该毕业生", "您"),
  );
}

/**
 * Why this graduate cannot register an agreement of their own now, or null when they can: as for signing online, but
 * that no 协议经办人 is printed, and that 21 and 41 have a destination of their own (F-64).
 */
export function whyMayNotRegister(conditions: SigningConditions, now: Date): NotAllowed | null {
  return whyMayNotApply({ ...conditions, hasContact: true }, now);
}

/** The same where the platform prints the agreement (F-30): its 协议经办人 must be known. */
export function whyMayNotApply(conditions: SigningConditions, now: Date): NotAllowed | null {
  if (MODES_WITHOUT_SIGNING.includes(conditions.trainingMode)) {
    return new NotAllowed(
      "TRAINING_MODE",
      "您的培养方式为定向或委培（不可网签），只能登记「定向/委培毕业去向补充登记」",
    );
  }
  return whyMayNotSign(conditions, now, "GRADUATE");
}

/**
 * The same for a destination that needs no agreement: 21 and 41 have one of their own, which the form decides (F-64).
 */
export function whyMayNotRegisterDestination(conditions: SigningConditions, now: Date): NotAllowed | null {
  return whyMayNotRegister({ ...conditions, trainingMode: "" }, now);
}

function reasonAgainst(conditions: SigningConditions, now: Date): NotAllowed | null {
  if (conditions.frozen)
    return new NotAllowed("FROZEN", "该毕业生已不在就业管理系统的生源名单中，记录已失效，不能操作");
  if (conditions.transferred) {
    return new NotAllowed("TRANSFERRED", `该毕业生已转届，${conditions.cohort}届的信息只能查看`);
  }
  if (now >= closingOf(conditions.cohort)) {
    return new NotAllowed(
      "COHORT_CLOSED",
      `${conditions.cohort}届的签约已于${conditions.cohort + 1}年1月31日24时截止，只能查看过往记录`,
    );
  }
  if (MODES_WITHOUT_SIGNING.includes(conditions.trainingMode)) {
    return new NotAllowed("TRAINING_MODE", "该毕业生的培养方式为定向或委培（不可网签），不能在线签约");
  }
  if (!conditions.agreementType || !conditions.signingOnAt) {
    return new NotAllowed(
      "SIGNING_OFF",
      `该毕业生所在学校尚未开启${conditions.cohort}届在线签约，请联系学校就业部门`,
    );
  }
  if (!conditions.hasContact) {
    return noContact();
  }
  return null;
}

/** P-11: nobody to print on the agreement. */
export function noContact(): NotAllowed {
  return new NotAllowed("NO_CONTACT", "学校尚未设置该学历层次的协议经办人，暂不能签约，请联系学校就业部门");
}
