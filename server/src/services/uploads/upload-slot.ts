import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import type { Platform } from "../../platform/platform.js";
import { idOf } from "../../words/ids.js";
import { InvalidInput, LimitReached, NotAllowed, UnknownRecord } from "../../words/refusals.js";
import { tidyFileName } from "../../words/tidy-text.js";
import { LARGEST_BYTES } from "./content-kind.js";
import { MOST_FILES } from "./evidence.js";
import { refusalOf } from "./file-refused.js";
import { tooLarge } from "./incoming-file.js";
import { fullToday } from "./receive.js";
import { type StoredUpload, UPLOAD_COLUMNS, uploadGone, uploadsByIds, uploadViews } from "./upload.list.js";
import { lockForUpload, type Uploader } from "./upload.policy.js";
import { type BeginUploadInput, UploadSlot } from "./upload.types.js";
import { ADDRESS_LIFETIME_MS, signedAddress } from "./upload-address.js";

/** Of all parties in one record, whether they see each other's or not: nobody fills the disk. */
const MOST_OF_RECORD = 60;
const PURPOSE = /^[A-Za-z][A-Za-z_]{1,39}(:[A-Za-z0-9_-]{1,40})?$/;

/**
 * Keeps a place for a file and answers where its bytes go. The same id again answers the same place, with a new address.
 *
 * @throws InvalidInput, UnknownRecord, LimitReached TOO_MANY_FILES or of the day, NotAllowed FILE_EMPTY, FILE_TOO_LARGE, FROZEN,
 *   UPLOADS_CLOSED, UPLOAD_GONE, ID_TAKEN or what the record's policy says; VerdictHeld.
 */
export async function beginUpload(
  platform: Platform,
  uploader: Uploader,
  input: BeginUploadInput,
): Promise<UploadSlot> {
  const [id, recordId] = [idOf(input.id), idOf(input.recordId)];
  const { purpose } = input;
  if (!PURPOSE.test(purpose))
    throw new InvalidInput([{ field: "purpose", message: "材料类别有误，请刷新后重试" }]);
  if (input.bytes <= 0) throw refusalOf("FILE_EMPTY");
  if (input.bytes > LARGEST_BYTES) throw tooLarge(LARGEST_BYTES);
  const now = platform.clock.now();
  const full = await fullToday(platform, uploader);
  await inTransaction(platform, async (em) => {
    const { inPart } = await lockForUpload(em, now, uploader, { recordId, purpose, act: "ADD" });
    const [known] = await query<StoredUpload>(em, sql`select ${UPLOAD_COLUMNS} from upload where id = ${id}`);
    if (known) return refuseUnlessSame(known, recordId, purpose, uploader);
    if (full) throw full;
    const files = await query<KnownFile>(
      em,
      sql`select purpose, position, dropped_at is not null as dropped,
          uploader_role = ${uploader.role} and uploader_link is not distinct from ${uploader.linkId}::uuid as own
        from upload where record_id = ${recordId}`,
    );
    refuseTooMany(files.filter((file) => !file.dropped && inPart(file.purpose)));
    const last = Math.max(0, ...files.map(({ position }) => position));
    await query(
      em,
      sql`insert into upload (id, record_id, purpose, file_name, position, uploader_role, uploader_account, uploader_link,
          begun_at)
        values (${id}, ${recordId}, ${purpose}, ${tidyFileName(input.fileName) || "未命名文件"}, ${last + 1}, ${uploader.role},
          ${uploader.accountId}, ${uploader.linkId}, ${now})`,
    );
  });
  return await slotOf(platform, uploader, id);
}

interface KnownFile {
  purpose: string;
  position: number;
  dropped: boolean;
  own: boolean;
}

/** Each side has its own twenty: what it cannot see is not in its way (F-33). */
function refuseTooMany(files: readonly KnownFile[]): void {
  const tooMany = (message: string, limit: number) => new LimitReached("TOO_MANY_FILES", message, limit);
  if (files.filter(({ own }) => own).length >= MOST_FILES) {
    throw tooMany(`每条记录最多上传 ${MOST_FILES} 个文件，请先移除不需要的文件`, MOST_FILES);
  }
  if (files.length >= MOST_OF_RECORD) {
    throw tooMany(`该记录各方上传的文件已达 ${MOST_OF_RECORD} 个，不能再上传`, MOST_OF_RECORD);
  }
}

/** A client's id that somebody else has answers as an unknown record would: it tells nothing of theirs. */
function refuseUnlessSame(known: StoredUpload, recordId: string, purpose: string, uploader: Uploader): void {
  const same =
    known.record_id === recordId &&
    known.purpose === purpose &&
    known.uploader_role === uploader.role &&
    known.uploader_link === uploader.linkId;
  if (!same) throw new NotAllowed("ID_TAKEN", "文件编号无效，请刷新页面后重新选择文件");
  if (known.dropped) throw uploadGone();
}

async function slotOf(platform: Platform, uploader: Uploader, id: string): Promise<UploadSlot> {
  const rows = await uploadsByIds(platform.pool, [id]);
  const [upload] = uploadViews(platform, uploader.holder, rows);
  if (!upload) throw uploadGone();
  const now = platform.clock.now();
  return Object.assign(new UploadSlot(), {
    upload,
    putUrl: signedAddress(platform.keys, uploader.holder, id, "put", now),
    expiresAt: new Date(now.getTime() + ADDRESS_LIFETIME_MS / 2),
    alreadyDone: upload.state === "COMPLETE",
  });
}

/**
 * Takes an upload out of the form. What a submission refers to stays where submissions show it; the rest is swept away
 * later. Repeats are harmless.
 *
 * @returns the record it was in. @throws UnknownRecord, NotAllowed as {@link beginUpload}.
 */
export async function removeUpload(platform: Platform, uploader: Uploader, givenId: string): Promise<string> {
  const id = idOf(givenId);
  const now = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    const [known] = await query<StoredUpload>(em, sql`select ${UPLOAD_COLUMNS} from upload where id = ${id}`);
    if (!known?.record_id) throw new UnknownRecord();
    await lockForUpload(em, now, uploader, {
      recordId: known.record_id,
      purpose: known.purpose,
      act: "CHANGE",
      of: known.uploader_role as Uploader["role"],
    });
    await query(em, sql`update upload set dropped_at = ${now} where id = ${id} and dropped_at is null`);
    await audit(em, {
      at: now,
      by: { kind: uploader.role, accountId: uploader.accountId ?? uploader.linkId },
      act: "UPLOAD_REMOVED",
      subject: { kind: "RECORD", id: known.record_id },
      detail: { uploadId: id, purpose: known.purpose },
    });
    return known.record_id;
  });
}

/**
 * Puts the uploads of one purpose in this order; they must be all in the form whose bytes are there. What is still on its
 * way keeps its place.
 *
 * @throws UnknownRecord; NotAllowed UPLOADS_CHANGED or as {@link beginUpload}.
 */
export async function orderUploads(
  platform: Platform,
  uploader: Uploader,
  order: { recordId: string; purpose: string; ids: readonly string[] },
): Promise<string> {
  const recordId = idOf(order.recordId);
  const ids = order.ids.slice(0, MOST_FILES + 1).map(idOf);
  const now = platform.clock.now();
  await inTransaction(platform, async (em) => {
    await lockForUpload(em, now, uploader, { recordId, purpose: order.purpose, act: "CHANGE" });
    const present = await query<{ id: string; position: number }>(
      em,
      sql`select id, position from upload
       where record_id = ${recordId} and purpose = ${order.purpose} and uploader_role = ${uploader.role} and dropped_at is null and stored_at is not null
       order by position, id for update`,
    );
    const same = present.length === ids.length && present.every((row) => ids.includes(row.id));
    if (!same || new Set(ids).size < ids.length) {
      throw new NotAllowed("UPLOADS_CHANGED", "上传的文件已有变化，请刷新后重新调整顺序");
    }
    // The places they have among them, handed out anew.
    for (const [index, id] of ids.entries()) {
      await query(em, sql`update upload set position = ${present[index]?.position} where id = ${id}`);
    }
  });
  return recordId;
}
