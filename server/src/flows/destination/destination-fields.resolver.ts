import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Sealed } from "../../database/sealed.js";
import { query, sql } from "../../database/sql.js";
import { batched } from "../../platform/batched.js";
import type { Context } from "../../platform/context.js";
import { submittedUploads, UploadView, uploadsInForm, viewsFor } from "../../services/uploads/index.js";
import { Access } from "../../words/access.js";
import type { DestinationChange } from "./destination.entity.js";
import { DESTINATION_READERS, DestinationChangeView, DestinationView } from "./destination.types.js";
import { type CompleteDestination, changesBetween, readerOf } from "./destination-content.js";
import { isEditing } from "./destination-view.js";

/** What lies around a destination; read where it is asked for. */
@Resolver(() => DestinationView)
export class DestinationFieldsResolver {
  @Access(...DESTINATION_READERS)
  @FieldResolver(() => [UploadView], {
    description: "Proofs as submitted last; for the graduate who is editing: what the form holds now.",
  })
  async proofs(@Root() { id, subject }: DestinationView, @Ctx() context: Context): Promise<UploadView[]> {
    const { platform, viewer } = context;
    return isEditing({ viewer, subject })
      ? viewsFor(context, await uploadsInForm(platform.pool, id, "GRADUATE"))
      : await submittedUploads(context, id);
  }

  @Access(...DESTINATION_READERS)
  @FieldResolver(() => [DestinationChangeView], { description: "Oldest first (F-62)." })
  async changes(@Root() { id }: DestinationView, @Ctx() context: Context): Promise<DestinationChangeView[]> {
    const { keys } = context.platform;
    const open = (place: "before" | "after", sealed: Buffer) =>
      JSON.parse(keys.open(`destination_change.${place}_sealed`, new Sealed(sealed))) as CompleteDestination;
    return (await changesOf(context, id)).map(({ before, after, ...change }) => ({
      ...change,
      changes: changesBetween(open("before", before), open("after", after), readerOf(context.viewer)),
    }));
  }
}

type PastChange = Pick<DestinationChange, "at" | "submission" | "actorRole" | "organisation"> & {
  before: Buffer;
  after: Buffer;
};

const changesOf = batched<readonly PastChange[]>(async ({ platform }, recordIds) => {
  const rows = await query<PastChange & { recordId: string }>(
    platform.pool,
    sql`select record_id as "recordId", at, submission, actor_role as "actorRole", organisation,
        before_sealed as before, after_sealed as after
      from destination_change where record_id = any(${recordIds}::uuid[]) order by at, id`,
    { name: "destination-changes" },
  );
  return Map.groupBy(rows, ({ recordId }) => recordId);
}, []);
