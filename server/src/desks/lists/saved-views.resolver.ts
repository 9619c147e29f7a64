import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { idOf } from "../../words/ids.js";
import { answering, type Refusal, UnknownRecord } from "../../words/refusals.js";
import { removeView, saveView } from "./save-view.js";
import {
  RemoveSavedViewResult,
  SavedView,
  SavedViewInput,
  SavedViewRemoved,
  SaveViewResult,
  VIEWERS,
} from "./saved-view.types.js";
import { readViews } from "./saved-views.js";

@Resolver()
export class SavedViewsResolver {
  @Access(...VIEWERS)
  @Query(() => [SavedView], { description: "The viewer's own and those shared by the school, by name." })
  async savedViews(@Ctx() { platform, viewer }: Context): Promise<SavedView[]> {
    return await readViews(platform, staffOf(viewer));
  }

  @Access(...VIEWERS)
  @Mutation(() => SaveViewResult, {
    description:
      "Keeps a list as it is asked for, or changes what was kept. Refused with SAVED_VIEW_CHANGED when somebody changed it since it was read.",
  })
  async saveView(
    @Arg("input", () => SavedViewInput) input: SavedViewInput,
    @Ctx() context: Context,
  ): Promise<SavedView | Refusal> {
    return await answering(async () => {
      const viewer = staffOf(context.viewer);
      const id = idOf(input.id);
      await saveView(context, viewer, { ...input, id });
      const kept = (await readViews(context.platform, viewer)).find((each) => each.id === id);
      if (!kept) throw new UnknownRecord();
      return kept;
    });
  }

  @Access(...VIEWERS)
  @Mutation(() => RemoveSavedViewResult)
  async removeSavedView(
    @Arg("id", () => ID) id: string,
    @Arg("seen", () => Int) seen: number,
    @Ctx() context: Context,
  ): Promise<SavedViewRemoved | Refusal> {
    return await answering(async () => {
      const removed = idOf(id);
      await removeView(context, staffOf(context.viewer), removed, seen);
      return Object.assign(new SavedViewRemoved(), { id: removed });
    });
  }
}
