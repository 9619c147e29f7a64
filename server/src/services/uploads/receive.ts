import type { Readable } from "node:stream";
import { v7 as uuidv7 } from "uuid";
import { audit } from "../../audit/index.js";
import { query, sql } from "../../database/sql.js";
import { inTransaction } from "../../database/transaction.js";
import { DAILY_LIMITS, takeToday, usedUpToday } from "../../parties/identity/index.js";
import { Gate, Shares } from "../../platform/gate.js";
import type { Platform } from "../../platform/platform.js";
import { LimitReached, Refusal, UnknownRecord } from "../../words/refusals.js";
import { LARGEST_BYTES } from "./content-kind.js";
import { judgeInTurn } from "./file-judge.js";
import { FileRefused } from "./file-refused.js";
import { IncomingFile, tooLarge } from "./incoming-file.js";
import type { JudgedContent } from "./judge-file.js";
import { type StoredUpload, UPLOAD_COLUMNS, uploadGone } from "./upload.list.js";
import { lockForUpload, type Uploader } from "./upload.policy.js";
import { deleteContent, keyOf, uploadStore } from "./upload-store.js";

/** Requests whose bytes come in at once: each costs a file descriptor and some disk, no memory. */
const RECEIVING = 128;
const receiving = new Gate(RECEIVING, 0);
/** Of one account or link; our pages send two at once (upload-queue.ts), in one window or two. */
const ofSender = new Shares(4, "同时上传的文件较多，请等前面的文件上传完成后再试");
const ofSlot = new Shares(1, "该文件正在上传，请稍后再试");

interface JudgedFile extends JudgedContent {
  original: Buffer;
  sha256: Buffer;
}

/**
 * Takes in the bytes of an upload: received beside memory, judged by content, kept, and only then written down. Whoever
 * sends it all again after a broken line finds it done. A file that cannot be taken gives its place free.
 *
 * @param declared what the request says its body will have; undefined when it does not say.
 * @returns whether the bytes were there before. @throws UnknownRecord; {@link FileRefused}; LimitReached of the
 *   day; NotAllowed UPLOAD_GONE, UPLOADS_BUSY, FROZEN, UPLOADS_CLOSED or what the record's policy says; VerdictHeld.
 */
export async function receiveUpload(
  platform: Platform,
  uploader: Uploader,
  id: string,
  body: Readable,
  declared: number | undefined,
): Promise<{ alreadyDone: boolean }> {
  const slot = await findSlot(platform, id);
  if (slot.stored) return { alreadyDone: true };
  try {
    if (declared !== undefined && declared > LARGEST_BYTES) throw tooLarge(LARGEST_BYTES);
    const full = await fullToday(platform, uploader);
    if (full) throw full;
    return await ofSlot.hold(slot.id, () =>
      ofSender.hold(senderOf(uploader), () => receiving.pass(() => takeIn(platform, uploader, slot, body))),
    );
  } catch (error) {
    if (error instanceof FileRefused || error instanceof LimitReached) await giveUp(platform, slot.id);
    throw error;
  }
}

function senderOf({ role, accountId, linkId }: Uploader): string {
  return `${role} ${accountId ?? linkId}`;
}

async function takeIn(
  platform: Platform,
  uploader: Uploader,
  slot: StoredUpload,
  body: Readable,
): Promise<{ alreadyDone: boolean }> {
  const file = await IncomingFile.open();
  try {
    try {
      await file.fill(body, LARGEST_BYTES);
    } finally {
      // Also what broke off in the middle or was too large has come over our line.
      await takeKilobytes(platform, uploader, file.length);
    }
    await takeToday(platform, limitsOf(uploader).files, senderOf(uploader), platform.clock.now());
    return await judgeInTurn(
      file,
      senderOf(uploader),
      async (original, content) =>
        await keep(platform, uploader, slot, { ...content, original, sha256: file.sha256() }),
    );
  } finally {
    await file.close();
  }
}

/** P-15: told before anything is sent, so that no line carries what is refused then. */
export async function fullToday(platform: Platform, uploader: Uploader): Promise<LimitReached | null> {
  const limits = Object.values(limitsOf(uploader));
  return await usedUpToday(platform, limits, senderOf(uploader), platform.clock.now());
}

/** P-15: what comes in is counted whatever becomes of it. @throws LimitReached. */
async function takeKilobytes(platform: Platform, uploader: Uploader, bytes: number): Promise<void> {
  const { kilobytes } = limitsOf(uploader);
  await takeToday(platform, kilobytes, senderOf(uploader), platform.clock.now(), Math.ceil(bytes / 1000));
}

function limitsOf({ role, linkId }: Uploader) {
  const isPerson = role === "GRADUATE" || linkId !== null;
  return isPerson
    ? { files: DAILY_LIMITS.filesOfPerson, kilobytes: DAILY_LIMITS.kilobytesOfPerson }
    : { files: DAILY_LIMITS.filesOfDesk, kilobytes: DAILY_LIMITS.kilobytesOfDesk };
}

async function findSlot(platform: Platform, id: string): Promise<StoredUpload> {
  const rows = await query<StoredUpload>(
    platform.pool,
    sql`select ${UPLOAD_COLUMNS} from upload where id = ${id}`,
    { name: "upload-slot" },
  );
  const [slot] = rows;
  if (!slot?.record_id) throw new UnknownRecord();
  if (slot.dropped) throw uploadGone();
  return slot;
}

/** The files first, under a name that is in the database already, so that whatever happens nothing is lost sight of. */
async function keep(
  platform: Platform,
  uploader: Uploader,
  slot: StoredUpload,
  file: JudgedFile,
): Promise<{ alreadyDone: boolean }> {
  const { picture, original } = file;
  if (picture) await takeKilobytes(platform, uploader, picture.screen.length + picture.thumbnail.length);
  const content = uuidv7();
  await query(
    platform.pool,
    sql`insert into upload_content (id, begun_at) values (${content}, ${platform.clock.now()})`,
  );
  const store = uploadStore(platform);
  if (picture) {
    await store.put(keyOf(content, "thumbnail"), picture.thumbnail);
    await store.put(keyOf(content, "screen"), picture.screen);
  }
  await store.put(keyOf(content, "original"), original);
  try {
    const written = await writeDown(platform, uploader, slot, file, content);
    if (written.alreadyDone) await deleteContent(platform, content);
    return written;
  } catch (error) {
    // Refused at the last moment: nobody needs what lies there. After anything else the sweep looks what became of it.
    if (error instanceof Refusal) await deleteContent(platform, content);
    throw error;
  }
}

async function writeDown(
  platform: Platform,
  uploader: Uploader,
  { id, record_id: recordId, purpose }: StoredUpload,
  { kind, original, sha256, picture }: JudgedFile,
  content: string,
): Promise<{ alreadyDone: boolean }> {
  const now = platform.clock.now();
  return await inTransaction(platform, async (em) => {
    // The record may have moved on while the bytes were under way.
    await lockForUpload(em, now, uploader, { recordId: recordId ?? "", purpose, act: "ADD" });
    const [slot] = await query<StoredUpload>(
      em,
      sql`select ${UPLOAD_COLUMNS} from upload where id = ${id} for update`,
    );
    if (!slot || slot.dropped) throw uploadGone();
    // Sent twice at once: the second's files are nobody's.
    if (slot.stored) return { alreadyDone: true };
    await query(
      em,
      sql`update upload set stored_at = ${now}, content = ${content}, kind = ${kind}, bytes = ${original.length},
          width = ${picture?.width ?? null}, height = ${picture?.height ?? null},
          sha256 = ${sha256},
          difference_hash = ${picture?.differenceHash ?? null}::bit(64),
          warnings = ${`{${(picture?.warnings ?? []).join(",")}}`}::text[]
        where id = ${id}`,
    );
    await audit(em, {
      at: now,
      by: { kind: uploader.role, accountId: uploader.accountId ?? uploader.linkId },
      act: "UPLOAD_STORED",
      subject: { kind: "RECORD", id: recordId ?? "" },
      address: uploader.use?.address ?? null,
      detail: {
        uploadId: id,
        purpose,
        kind,
        bytes: original.length,
        ...(uploader.use && { to: uploader.use.to }),
      },
    });
    return { alreadyDone: false };
  });
}

/** A file that was refused does not keep its place among the twenty. */
async function giveUp(platform: Platform, id: string): Promise<void> {
  await query(
    platform.pool,
    sql`update upload set dropped_at = ${platform.clock.now()} where id = ${id} and stored_at is null`,
  );
}
