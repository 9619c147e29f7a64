import { once } from "node:events";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { KeyRing } from "../../database/sealed.js";
import { query, raw, sql } from "../../database/sql.js";
import { CopyLines, type CopyValue } from "./copy-lines.js";
import type { RosterContext, SentRow } from "./parser/protocol.js";
import { readRosterFile } from "./read-roster-file.js";
import { type ColumnPositions, storedValues, VALUE_COLUMNS } from "./roster-values.js";

/** What is known of a file once all of it lies in `incoming`. */
export interface LoadedFile {
  rows: number;
  notes: string[];
  /** Keys of the columns that the file has. */
  keys: ReadonlySet<string>;
}

/**
 * Reads the file through the child and copies its rows, sealed, into the temporary table `incoming` of the client's
 * transaction. Only a lot of rows is in memory at a time: the child waits while the database is busy.
 *
 * @param progress is told 0–100 and may be asked to wait for.
 */
export async function loadIncoming(
  client: PoolClient,
  keys: KeyRing,
  file: AsyncIterable<Buffer>,
  context: RosterContext,
  progress: (percent: number) => Promise<void>,
): Promise<LoadedFile> {
  await query(
    client,
    sql`create temp table incoming on commit drop as
       select 0 as seq, null::jsonb as problems, null::jsonb as warnings, ${raw(VALUE_COLUMNS.join(", "))} from roster_upload_value with no data`,
  );
  const copy = client.query(
    copyFrom(`copy incoming (seq, problems, warnings, ${VALUE_COLUMNS.join(", ")}) from stdin`),
  );
  const loaded = { rows: 0, notes: [] as string[], keys: new Set<string>() };
  const finished = once(copy, "finish");
  finished.catch(() => undefined);
  try {
    let positions: ColumnPositions = new Map();
    const lines = new CopyLines();
    for await (const message of readRosterFile(file, context)) {
      if (message.type === "rows") {
        loaded.rows += message.rows.length;
        for (const row of message.rows) {
          const full = lines.add(lineOf(row, positions, keys));
          if (full && !copy.write(full)) await once(copy, "drain");
        }
      } else if (message.type === "progress") await progress(message.percent);
      else if (message.type === "note") loaded.notes.push(message.text);
      else {
        loaded.keys = new Set(message.keys);
        positions = new Map(message.keys.map((key, at) => [key, at]));
      }
    }
    copy.end(lines.take());
    await finished;
  } catch (error) {
    copy.destroy();
    throw error;
  }
  // What the comparison joins by; statistics of the rest would take as long as the comparison.
  await query(
    client,
    sql`analyze incoming (seq, id_number_index, student_number, candidate_number, department_name)`,
  );
  return loaded;
}

function lineOf([line, values, found]: SentRow, positions: ColumnPositions, keys: KeyRing): CopyValue[] {
  const json = (what: object | undefined) => (what ? JSON.stringify(what) : null);
  return [line, json(found?.problems), json(found?.warnings), ...storedValues(values, positions, keys)];
}
