import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering, type Refusal } from "../../words/refusals.js";
import { type DeskViewer, ListQuery } from "../lists/index.js";
import { cancelExport, removeExport } from "./end-export.js";
import { EXPORTERS, Export, ExportKind, ExportResult, StartExportResult } from "./exports.types.js";
import { readOwnExports } from "./read-exports.js";
import { startExport } from "./start-export.js";

/** 我的下载. */
@Resolver()
export class ExportsResolver {
  @Access(...EXPORTERS)
  @Query(() => [Export], { description: "The viewer's own of the last 24 hours, newest first." })
  async exports(@Ctx() { platform, viewer }: Context): Promise<Export[]> {
    return await readOwnExports(platform, viewer as DeskViewer);
  }

  @Access(...EXPORTERS)
  @Mutation(() => StartExportResult, {
    description:
      "Asks for a file of a list. DIRECT: fetch `address` at once; else the worker makes it and `exports` tells of it.",
  })
  async startExport(
    @Arg("list", () => ListQuery) list: ListQuery,
    @Arg("kind", () => ExportKind) kind: ExportKind,
    @Ctx() context: Context,
  ): Promise<Export | Refusal> {
    return await answering(() => startExport(context, list, kind));
  }

  @Access(...EXPORTERS)
  @Mutation(() => ExportResult, {
    description: "Stops what waits or is being made; what is finished stays as it is.",
  })
  async cancelExport(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<Export | Refusal> {
    return await answering(() => cancelExport(context, id));
  }

  @Access(...EXPORTERS)
  @Mutation(() => ExportResult, { description: "Takes it out of `exports`, its file with it." })
  async removeExport(@Arg("id", () => ID) id: string, @Ctx() context: Context): Promise<Export | Refusal> {
    return await answering(() => removeExport(context, id));
  }
}
