import { readFileSync } from "node:fs";
import { Migration } from "@mikro-orm/migrations";

/** Forward only, in order; expand, then contract in a later release. Each is a file of SQL beside this one. */
export const MIGRATIONS = [
  "20261121-base",
  "20261121-rate-limits",
  "20261121-roster-upload",
  "20261122-graduate-lists",
  "20261122-known-employers",
  "20261123-sms",
  "20261123-business-status",
  "20261122-roster-sets",
  "20261123-uploads",
  "20261123-every-kind",
  "20261124-offline-signing",
  "20261123-terminations",
  "20261123-destinations",
  "20261125-frozen-records",
  "20261125-employer-warnings",
  "20261125-stamp-link",
  "20261130-standing",
  "20261130-attempts",
  "20261130-credentials",
  "20261130-names",
  "20261130-person",
  "20261130-documents",
  "20261130-codes",
  "20261201-registration",
  "20261201-roster-warnings",
  "20261201-step-waits",
  "20261201-portal",
  "20261201-two-documents",
  "20261201-said",
  "20261201-school-office",
  "20261201-mail",
  "20261201-joined-persons",
  "20261201-agreement-text",
  "20261201-fallen-verdict",
  "20261201-wrong-codes",
  "20261202-operator-desk",
  "20261202-employer-accounts",
  "20261202-employer-verification",
  "20261202-employer-desk",
  "20261202-employer-correction",
].map((name) => ({ name, class: migrationOf(name) }));

function migrationOf(name: string): new (...known: ConstructorParameters<typeof Migration>) => Migration {
  return class extends Migration {
    override up(): void {
      this.addSql(readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8"));
    }
  };
}
