import { Pool } from "pg";
class Box { async put(): Promise<void> {} }
async function go(): Promise<number> { return 1; }
export function main(pool: Pool, box: Box): void {
  go();
  pool.query("select 1");
  box.put();
  const f = async () => 2;
  f();
  setTimeout(() => {}, 1);
}
