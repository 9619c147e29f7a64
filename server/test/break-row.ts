import type { TestApp } from "./app.js";

/** Runs `act` while every write to one row fails as nobody foresaw, then mends it. */
export async function withBrokenRow<T>(
  on: TestApp,
  table: "graduate" | "record",
  column: "id" | "graduate_id",
  id: string,
  act: () => Promise<T>,
): Promise<T> {
  await on.platform.pool.query(`create function break_row() returns trigger language plpgsql as
    $$ begin if new.${column} = '${id}' then raise 'broken'; end if; return new; end $$;
    create trigger break_row before insert or update on ${table} for each row execute function break_row()`);
  try {
    return await act();
  } finally {
    await on.platform.pool.query(`drop trigger break_row on ${table}; drop function break_row`);
  }
}
