/** What an act brings along beside the actor; each act uses its own part. */
export interface SigningInput {
  /** extend: the new deadline. */
  deadline?: Date;
  /** approve: 获取最新学生信息 (F-15). */
  takeRegistryData?: boolean;
  /** reject: the reason as people read it. */
  rejection?: { categoryLabel: string; details: string };
  /** amendJobCategory: the new code (F-28). */
  jobCategory?: string;
}
