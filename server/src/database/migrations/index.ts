import { Migration20261121Base } from "./migration-20261121-base.js";
import { Migration20261121RateLimits } from "./migration-20261121-rate-limits.js";
import { Migration20261121RosterUpload } from "./migration-20261121-roster-upload.js";
import { Migration20261122GraduateLists } from "./migration-20261122-graduate-lists.js";
import { Migration20261122RosterSets } from "./migration-20261122-roster-sets.js";

/** Forward only, in order; expand, then contract in a later release. */
export const MIGRATIONS = [
  { name: "20261121-base", class: Migration20261121Base },
  { name: "20261121-rate-limits", class: Migration20261121RateLimits },
  { name: "20261121-roster-upload", class: Migration20261121RosterUpload },
  { name: "20261122-graduate-lists", class: Migration20261122GraduateLists },
  { name: "20261122-roster-sets", class: Migration20261122RosterSets },
];
