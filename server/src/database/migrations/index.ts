import { Migration20261121Base } from "./migration-20261121-base.js";
import { Migration20261121RateLimits } from "./migration-20261121-rate-limits.js";
import { Migration20261121RosterUpload } from "./migration-20261121-roster-upload.js";
import { Migration20261122GraduateLists } from "./migration-20261122-graduate-lists.js";
import { Migration20261122KnownEmployers } from "./migration-20261122-known-employers.js";
import { Migration20261122RosterSets } from "./migration-20261122-roster-sets.js";
import { Migration20261123BusinessStatus } from "./migration-20261123-business-status.js";
import { Migration20261123Destinations } from "./migration-20261123-destinations.js";
import { Migration20261123EveryKind } from "./migration-20261123-every-kind.js";
import { Migration20261123Sms } from "./migration-20261123-sms.js";
import { Migration20261123Terminations } from "./migration-20261123-terminations.js";
import { Migration20261123Uploads } from "./migration-20261123-uploads.js";
import { Migration20261124OfflineSigning } from "./migration-20261124-offline-signing.js";
import { Migration20261125EmployerWarnings } from "./migration-20261125-employer-warnings.js";
import { Migration20261125FrozenRecords } from "./migration-20261125-frozen-records.js";
import { Migration20261125StampLink } from "./migration-20261125-stamp-link.js";
import { Migration20261130Standing } from "./migration-20261130-standing.js";

/** Forward only, in order; expand, then contract in a later release. */
export const MIGRATIONS = [
  { name: "20261121-base", class: Migration20261121Base },
  { name: "20261121-rate-limits", class: Migration20261121RateLimits },
  { name: "20261121-roster-upload", class: Migration20261121RosterUpload },
  { name: "20261122-graduate-lists", class: Migration20261122GraduateLists },
  { name: "20261122-known-employers", class: Migration20261122KnownEmployers },
  { name: "20261123-sms", class: Migration20261123Sms },
  { name: "20261123-business-status", class: Migration20261123BusinessStatus },
  { name: "20261122-roster-sets", class: Migration20261122RosterSets },
  { name: "20261123-uploads", class: Migration20261123Uploads },
  { name: "20261123-every-kind", class: Migration20261123EveryKind },
  { name: "20261124-offline-signing", class: Migration20261124OfflineSigning },
  { name: "20261123-terminations", class: Migration20261123Terminations },
  { name: "20261123-destinations", class: Migration20261123Destinations },
  { name: "20261125-frozen-records", class: Migration20261125FrozenRecords },
  { name: "20261125-employer-warnings", class: Migration20261125EmployerWarnings },
  { name: "20261125-stamp-link", class: Migration20261125StampLink },
  { name: "20261130-standing", class: Migration20261130Standing },
];
