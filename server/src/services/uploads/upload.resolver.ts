import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import { query, type Sql, sql } from "../../database/sql.js";
import type { Context } from "../../platform/context.js";
import { readsPapers, recordsInSight } from "../../records/index.js";
import { Access } from "../../words/access.js";
import { idOf, isId } from "../../words/ids.js";
import { answering, UnknownRecord } from "../../words/refusals.js";
import { submittedUploads, viewsFor } from "./submitted.js";
import { uploadsByIds, uploadsInForm, uploadViews } from "./upload.list.js";
import { type Uploader, uploaderOf } from "./upload.policy.js";
import {
  BeginUploadInput,
  BeginUploadResult,
  ChangeUploadsResult,
  UploadsChanged,
  UploadView,
} from "./upload.types.js";
import { beginUpload, orderUploads, removeUpload } from "./upload-slot.js";

@Resolver()
export class UploadResolver {
  @Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
  @Query(() => [UploadView], {
    description:
      "What this side has in the form of a record, in order; what was submitted stands with its submission.",
  })
  async recordUploads(
    @Arg("recordId", () => ID) recordId: string,
    @Ctx() context: Context,
  ): Promise<UploadView[]> {
    const id = await idInSight(
      context,
      recordId,
      sql`(r.graduate_id is not null or ${readsPapers(context.viewer)})`,
    );
    return id ? await inForm(context, uploaderOfContext(context), id) : [];
  }

  @Access("GRADUATE")
  @Query(() => UploadView, {
    nullable: true,
    description:
      "One file that the graduate sees on a record of theirs, with new addresses; null for all others (P-07).",
  })
  async upload(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<UploadView | null> {
    const { platform, viewer } = context;
    const [found] = isId(id) ? await uploadsByIds(platform.pool, [id]) : [];
    const recordId = found?.record_id && (await idInSight(context, found.record_id));
    if (!found || !recordId) return null;
    const own = await uploadsInForm(platform.pool, recordId, viewer.role);
    if (own.some((upload) => upload.id === found.id)) return viewsFor(context, [found])[0] ?? null;
    return (await submittedUploads(context, recordId)).find((upload) => upload.id === found.id) ?? null;
  }

  @Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
  @Mutation(() => BeginUploadResult)
  async beginUpload(
    @Arg("input", () => BeginUploadInput) input: BeginUploadInput,
    @Ctx() context: Context,
  ): Promise<typeof BeginUploadResult> {
    return await answering(() => beginUpload(context.platform, uploaderOfContext(context), input));
  }

  @Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
  @Mutation(() => ChangeUploadsResult, {
    description: "Takes a file out of the form; submissions that refer to it keep it.",
  })
  async removeUpload(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof ChangeUploadsResult> {
    return await answering(async () => {
      const uploader = uploaderOfContext(context);
      return changed(context, uploader, await removeUpload(context.platform, uploader, id));
    });
  }

  @Access("GRADUATE", "EMPLOYER", "DEPARTMENT", "SCHOOL")
  @Mutation(() => ChangeUploadsResult, {
    description: "All complete files of the purpose, in the wanted order.",
  })
  async orderUploads(
    @Arg("recordId", () => ID) recordId: string,
    @Arg("purpose", () => String) purpose: string,
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() context: Context,
  ): Promise<typeof ChangeUploadsResult> {
    return await answering(async () => {
      const uploader = uploaderOfContext(context);
      const order = { recordId, purpose, ids };
      return changed(context, uploader, await orderUploads(context.platform, uploader, order));
    });
  }
}

function uploaderOfContext({ viewer, app }: Context): Uploader {
  if (app === null) throw new UnknownRecord();
  return uploaderOf(viewer, app);
}

async function changed(context: Context, uploader: Uploader, recordId: string): Promise<UploadsChanged> {
  return Object.assign(new UploadsChanged(), { uploads: await inForm(context, uploader, recordId) });
}

async function inForm({ platform }: Context, uploader: Uploader, recordId: string): Promise<UploadView[]> {
  return uploadViews(platform, uploader.holder, await uploadsInForm(platform.pool, recordId, uploader.role));
}

/** Null for records out of sight: they answer as a record without files (P-07). */
async function idInSight(
  { platform, viewer }: Context,
  given: string,
  further: Sql = sql`true`,
): Promise<string | null> {
  const id = idOf(given);
  const rows = await query(
    platform.pool,
    sql`select 1 from record r where r.id = ${id} and ${recordsInSight(viewer)} and ${further}`,
  );
  return rows.length > 0 ? id : null;
}
