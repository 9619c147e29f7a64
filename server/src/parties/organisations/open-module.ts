import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Context } from "../../platform/context.js";
import { NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { BUILT_MODULES } from "../../words/viewer.js";
import { requireWriting, type StaffIdentity, type StaffModule } from "../identity/index.js";
import { listProvinces } from "./organisations.list.js";
import type { ProvinceRow } from "./organisations.types.js";

/**
 * P-06: a province opens a module for its schools; once open it stays so, and opening it again changes nothing.
 *
 * @throws UnknownRecord for another province; NotAllowed READ_ONLY or MODULE_NOT_BUILT.
 */
export async function openModule(
  context: Context,
  viewer: StaffIdentity,
  provinceId: string,
  module: StaffModule,
): Promise<ProvinceRow> {
  requireWriting(viewer);
  if (provinceId !== viewer.provinceId) throw new UnknownRecord();
  if (!BUILT_MODULES.includes(module)) {
    throw new NotAllowed("MODULE_NOT_BUILT", "该模块尚未上线，暂不能开通");
  }
  await inTransaction(context.platform, async (em) => {
    const opened = await query(
      em,
      sql`insert into opened_module (province_id, module) values (${provinceId}, ${module})
        on conflict do nothing returning module`,
    );
    if (opened.length === 0) return;
    await audit(em, {
      at: context.platform.clock.now(),
      by: viewer,
      act: "MODULE_OPENED",
      subject: { kind: "PROVINCE", id: provinceId },
      address: context.address,
      detail: { module },
    });
  });
  const [province] = await listProvinces(context.platform.pool, viewer);
  if (!province) throw new UnknownRecord();
  return province;
}
