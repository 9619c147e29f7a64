import { Migration } from "@mikro-orm/migrations";

/** The order of the graduate lists above one school; those of one school use the index of its student numbers. */
export class Migration20261122GraduateLists extends Migration {
  override up(): void {
    this.addSql("create index graduate_of_country on graduate (cohort, student_number, id);");
  }
}
