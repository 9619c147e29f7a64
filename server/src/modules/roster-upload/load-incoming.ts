import { once } from "node:events";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { KeyRing } from "../../database/sealed.js";
import type { ParserMessage, RosterContext } from "./parser/protocol.js";
import { readRosterFile } from "./read-roster-file.js";
import { copyLine, storedValues, VALUE_COLUMNS } from "./roster-values.js";

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
  await client.query(
    `create temp table incoming on commit drop as
       select 0 as seq, null::jsonb as problems, ${VALUE_COLUMNS.join(", ")} from roster_upload_value with no data`,
  );
  const copy = client.query(
    copyFrom(`copy incoming (seq, problems, ${VALUE_COLUMNS.join(", ")}) from stdin`),
  );
  const loaded = { rows: 0, notes: [] as string[], keys: new Set<string>() };
  const finished = once(copy, "finish");
  finished.catch(() => undefined);
  try {
    let lot = "";
    for await (const message of readRosterFile(file, context)) {
      if (message.type === "row") {
        loaded.rows += 1;
        lot += lineOf(message.row, keys);
        if (lot.length > LOT_CHARACTERS) {
          if (!copy.write(lot)) await once(copy, "drain");
          lot = "";
        }
      } else if (message.type === "progress") await progress(message.percent);
      else if (message.type === "note") loaded.notes.push(message.text);
      else loaded.keys = new Set(message.keys);
    }
    copy.end(lot);
    await finished;
  } catch (error) {
    copy.destroy();
    throw error;
  }
  await client.query("analyze incoming");
  return loaded;
}

const LOT_CHARACTERS = 262_144;

function lineOf(row: Extract<ParserMessage, { type: "row" }>["row"], keys: KeyRing): string {
  const problems = row.problems.length > 0 ? JSON.stringify(row.problems) : null;
  return copyLine([row.line, problems, ...storedValues(row.values, keys)]);
}
