import { catalogue } from "../../catalogue/index.js";
import { query, sql } from "../../database/sql.js";
import type { Platform } from "../../platform/platform.js";
import type { DestinationReport } from "./report.js";

/**
 * 就业管理系统, the system of record next door. `report` may be called again with what it has taken already and must
 * then change nothing: the sequence number per graduate is the idempotency key.
 */
export interface Registry {
  report(graduateId: string, seq: number, destination: DestinationReport): Promise<void>;
}

/** The registry of the embedded set-up: tables of this server. */
export class EmbeddedRegistry implements Registry {
  constructor(private readonly platform: Platform) {}

  async report(graduateId: string, seq: number, destination: DestinationReport): Promise<void> {
    // An older report that arrives late never overwrites a newer one.
    await query(
      this.platform.pool,
      sql`
        insert into registry_destination (graduate_id, report_seq, code, label, employer_name, uscc, nature, industry,
          job_category, division, agreement_number, source, reported_at)
        values (${graduateId}, ${seq}, ${destination.code}, ${catalogue("destination").label(destination.code)}, ${destination.employerName}, ${destination.uscc}, ${destination.nature}, ${destination.industry}, ${destination.jobCategory}, ${destination.division}, ${destination.agreementNumber}, 'PLATFORM', ${this.platform.clock.now()})
        on conflict (graduate_id) do update set
          report_seq = excluded.report_seq, code = excluded.code, label = excluded.label,
          employer_name = excluded.employer_name, uscc = excluded.uscc, nature = excluded.nature,
          industry = excluded.industry, job_category = excluded.job_category, division = excluded.division,
          agreement_number = excluded.agreement_number, source = excluded.source, reported_at = excluded.reported_at
        where registry_destination.source = 'UPLOAD' or registry_destination.report_seq < excluded.report_seq`,
      { name: "registry-report" },
    );
  }
}
