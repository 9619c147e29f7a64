/** What an account may do beside looking (F-72). */
export interface Rights {
  mayInvite: boolean;
  mayTerminate: boolean;
}

/** The rights as check boxes hold them. */
export type RightName = keyof Rights;

export const RIGHTS: readonly { value: RightName; label: string; about: string }[] = [
  { value: "mayInvite", label: "发起邀请", about: "查询和收藏学生，发出、撤回、延长签约邀请" },
  { value: "mayTerminate", label: "办理解约", about: "发起解约，同意或拒绝学生的解约申请" },
];

export function rightsOf(chosen: readonly RightName[]): Rights {
  return { mayInvite: chosen.includes("mayInvite"), mayTerminate: chosen.includes("mayTerminate") };
}

export function chosenOf(rights: Rights): RightName[] {
  return RIGHTS.map(({ value }) => value).filter((name) => rights[name]);
}

/** In one line, as lists show it. */
export function rightsText(rights: Rights): string {
  const names = RIGHTS.filter(({ value }) => rights[value]).map(({ label }) => label);
  return names.length > 0 ? names.join("、") : "仅查看";
}
