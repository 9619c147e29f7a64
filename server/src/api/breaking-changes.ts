/** A change that breaks clients, made on purpose since the last landing. */
interface Intended {
  /** As `findBreakingChanges` of graphql-js words it. */
  change: string;
  /** Why it could not be avoided, and what a client does instead. */
  reason: string;
}

/**
 * What server/schema.graphql may break of server/schema.released.graphql. Emptied at each landing, when
 * `node server/dist/commands/print-docs.js --release` makes the present contract the released one.
 */
export const INTENDED_BREAKING_CHANGES: readonly Intended[] = [
  {
    change: "EmployerOrganisation.accounts was removed.",
    reason:
      "Accounts have a page of their own (F-72): employerAccounts answers them with rights and last sign-in.",
  },
  {
    change: "EmployerAccountEntry was removed.",
    reason: "EmployerAccount is an account now, with its id.",
  },
  {
    change: "CatalogueOption.initials was removed.",
    reason:
      "`pinyin` has the whole reading, of which the first letters are a part: kunming finds as km does.",
  },
  {
    change: "DestinationType.initials was removed.",
    reason: "`pinyin`, as in CatalogueOption.",
  },
];
