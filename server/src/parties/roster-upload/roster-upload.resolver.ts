import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { staffOf } from "../identity/index.js";
import { rosterUploadRows, rosterUploads } from "./roster-upload.list.js";
import {
  RosterRowKind,
  RosterUpload,
  RosterUploadPage,
  RosterUploadResult,
  RosterUploadRowPage,
} from "./roster-upload.types.js";
import { askForCommit, discardUpload } from "./settle-upload.js";

@Resolver()
export class RosterUploadResolver {
  @Access("SCHOOL")
  @Query(() => RosterUploadPage, { description: "The school's uploads and their history, newest first." })
  async rosterUploads(
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<RosterUploadPage> {
    return await rosterUploads.page(platform, staffOf(viewer), {}, { first, after });
  }

  @Access("SCHOOL")
  @Query(() => RosterUpload, { nullable: true })
  async rosterUpload(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<RosterUpload | null> {
    return await rosterUploads.byId(platform, staffOf(viewer), {}, id);
  }

  @Access("SCHOOL")
  @Query(() => RosterUploadRowPage, { description: "What the dry run found, in the order of the file." })
  async rosterUploadRows(
    @Arg("uploadId", () => ID) uploadId: string,
    @Arg("kind", () => RosterRowKind) kind: RosterRowKind,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<RosterUploadRowPage> {
    return await rosterUploadRows.page(platform, staffOf(viewer), { uploadId, kind }, { first, after });
  }

  @Access("SCHOOL")
  @Mutation(() => RosterUploadResult, {
    description:
      "All or nothing; refused with ROSTER_CHANGED when the roster changed since the dry run, and with WARNINGS_UNCONFIRMED when it has WARNED rows and they are not confirmed.",
  })
  async commitRosterUpload(
    @Arg("id", () => ID) id: string,
    @Arg("confirmWarnings", () => Boolean, { defaultValue: false }) confirmWarnings: boolean,
    @Ctx() context: Context,
  ): Promise<typeof RosterUploadResult> {
    return await answering(() => askForCommit(context, staffOf(context.viewer), id, confirmWarnings));
  }

  @Access("SCHOOL")
  @Mutation(() => RosterUploadResult)
  async discardRosterUpload(
    @Arg("id", () => ID) id: string,
    @Ctx() context: Context,
  ): Promise<typeof RosterUploadResult> {
    return await answering(() => discardUpload(context, staffOf(context.viewer), id));
  }
}
