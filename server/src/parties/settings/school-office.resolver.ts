import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { GraduateViewer, staffOf } from "../identity/index.js";
import { findSchoolOffices, officeOfGraduate, readSchoolOffice, saveSchoolOffice } from "./school-office.js";
import { SchoolOffice, SchoolOfficeInput, SchoolOfficeResult } from "./school-office.types.js";

export { SchoolOffice };

@Resolver(() => GraduateViewer)
export class SchoolOfficeResolver {
  @FieldResolver(() => SchoolOffice, {
    nullable: true,
    description: "Whom the graduate asks; null where their school has said nobody yet.",
  })
  async office(
    @Root() { graduateId }: GraduateViewer,
    @Ctx() { platform }: Context,
  ): Promise<SchoolOffice | null> {
    return await officeOfGraduate(platform.pool, graduateId);
  }

  @Access("ANONYMOUS")
  @Query(() => [SchoolOffice], {
    description: "Offices by a part of the school's name (2 characters at least), at most 10.",
  })
  async schoolOffices(
    @Arg("text", () => String) text: string,
    @Ctx() context: Context,
  ): Promise<SchoolOffice[]> {
    return await findSchoolOffices(context, text);
  }

  @Access("SCHOOL")
  @Query(() => SchoolOffice, { nullable: true, description: "What the viewer's school has said itself." })
  async schoolOffice(@Ctx() { platform, viewer }: Context): Promise<SchoolOffice | null> {
    const { schoolId } = staffOf(viewer);
    return schoolId ? await readSchoolOffice(platform.pool, schoolId) : null;
  }

  @Access("SCHOOL")
  @Mutation(() => SchoolOfficeResult)
  async saveSchoolOffice(
    @Arg("input", () => SchoolOfficeInput) input: SchoolOfficeInput,
    @Ctx() context: Context,
  ): Promise<typeof SchoolOfficeResult> {
    return await answering(() => saveSchoolOffice(context, staffOf(context.viewer), input));
  }
}
