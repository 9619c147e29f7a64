import { type EntityManager, LockMode } from "@mikro-orm/postgresql";
import { NotAllowed } from "../../words/refusals.js";
import type { EmployerIdentity, Viewer } from "../identity/index.js";
import { Employer } from "./employer.entity.js";

/** The employer behind a root field whose readers are employers alone. */
export function employerOf(viewer: Viewer): EmployerIdentity {
  if (viewer.role !== "EMPLOYER") throw new Error(`An employer's field was opened to ${viewer.role}`);
  return viewer;
}

/** Why this employer can neither search nor invite (F-70, F-76); null when it can. */
export function whyMayNotInvite(employer: {
  verifiedAt: Date | string | null;
  suspendedAt: Date | string | null;
}): NotAllowed | null {
  if (employer.suspendedAt) {
    return new NotAllowed("SUSPENDED", "本单位已被平台暂停使用，暂不能发起邀请，如有疑问请联系平台客服");
  }
  if (!employer.verifiedAt) {
    return new NotAllowed("NOT_VERIFIED", "本单位尚未通过资质审核，审核通过后方可查询学生和发起邀请");
  }
  return null;
}

/**
 * The viewer's employer, held shared until the end of the transaction, so that no suspension comes between.
 *
 * @throws NotAllowed NOT_VERIFIED, SUSPENDED.
 */
export async function loadInvitableEmployer(em: EntityManager, viewer: EmployerIdentity): Promise<Employer> {
  const employer = await em.findOneOrFail(Employer, viewer.employerId, {
    lockMode: LockMode.PESSIMISTIC_READ,
    refresh: true,
  });
  const refusal = whyMayNotInvite(employer);
  if (refusal) throw refusal;
  return employer;
}
