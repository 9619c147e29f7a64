/** The names of all code tables, for whoever offers them to forms. */
export const catalogueNames = [
  "employerNature",
  "industry",
  "jobCategory",
  "educationLevel",
  "trainingMode",
  "hardship",
  "teacherTraining",
  "politicalStatus",
  "ethnicity",
  "sex",
  "destination",
  "rejectionReason",
  "terminationReason",
  "warningCategory",
  "businessStatus",
  "country",
  "freelanceKind",
] as const;

export type CatalogueName = (typeof catalogueNames)[number];
