import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { query, sql } from "../../database/sql.js";
import { employerOf } from "../../parties/employers/index.js";
import type { Context } from "../../platform/context.js";
import { viewRecord } from "../../records/index.js";
import { organisationUploads, UploadView } from "../../services/uploads/index.js";
import { Access } from "../../words/access.js";
import { EmployerCorrectionView } from "./correction.types.js";

@Resolver()
export class CorrectionResolver {
  @Access("EMPLOYER")
  @Query(() => EmployerCorrectionView, {
    nullable: true,
    description: "The last 单位信息变更 of the viewer's organisation; null where none was begun (F-73).",
  })
  async myCorrection(@Ctx() context: Context): Promise<EmployerCorrectionView | null> {
    const { platform, viewer } = context;
    const [last] = await query<{ id: string }>(
      platform.pool,
      sql`select id from record where employer_id = ${employerOf(viewer).employerId} and kind = 'EMPLOYER_CORRECTION'
        order by created_at desc, id desc limit 1`,
    );
    const view = last && (await viewRecord(platform, context.em(), viewer, last.id));
    return view instanceof EmployerCorrectionView ? view : null;
  }
}

/** What lies around a correction; read where it is asked for. */
@Resolver(() => EmployerCorrectionView)
export class CorrectionFieldsResolver {
  @Access("EMPLOYER", "OPERATOR")
  @FieldResolver(() => [UploadView], {
    description:
      "As submitted last; for the person in charge who is editing: what the form holds now. Their colleagues see none.",
  })
  async uploads(@Root() record: EmployerCorrectionView, @Ctx() context: Context): Promise<UploadView[]> {
    return await organisationUploads(context, record);
  }
}
