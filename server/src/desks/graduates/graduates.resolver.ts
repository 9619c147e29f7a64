import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import { staffOf } from "../../parties/identity/index.js";
import { lookingForNumber } from "../../parties/staff/index.js";
import type { Context } from "../../platform/context.js";
import { Access, READERS } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { removeGraduates, restoreGraduates } from "./change-roster.js";
import { frozenRecords } from "./frozen-records.list.js";
import { FrozenRecordFilter, FrozenRecordPage } from "./frozen-records.types.js";
import { readGraduate } from "./graduate-detail.js";
import { graduates } from "./graduates.list.js";
import {
  GraduateAccountResult,
  GraduateDetail,
  GraduateFilter,
  GraduateMobileInput,
  GraduateMobilesResult,
  GraduatePage,
  JoinPersonsResult,
  RegistryDestinationPage,
  RegistryFilter,
  RosterChangeResult,
} from "./graduates.types.js";
import { joinPersons } from "./join-persons.js";
import { releaseGraduateAccount, setOwnNumber } from "./own-number.js";
import { setOwnNumbers } from "./own-numbers.js";
import { registryDestinations } from "./registry-destinations.list.js";

@Resolver()
export class GraduatesResolver {
  @Access(...READERS)
  @Query(() => GraduatePage, { description: "The roster in the viewer's area, by student number (P-04)." })
  async graduates(
    @Arg("filter", () => GraduateFilter) filter: GraduateFilter,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ): Promise<GraduatePage> {
    const { platform, viewer } = context;
    const read = () => graduates.page(platform, staffOf(viewer), filter, { first, after });
    return await lookingForNumber(context, "graduates", filter.idNumber, read);
  }

  @Access(...READERS)
  @Query(() => GraduateDetail, { nullable: true })
  async graduate(
    @Arg("id", () => ID) id: string,
    @Ctx() { platform, viewer }: Context,
  ): Promise<GraduateDetail | null> {
    return await readGraduate(platform, staffOf(viewer), id);
  }

  @Access(...READERS)
  @Query(() => RegistryDestinationPage, {
    description: "What the registry holds for the graduates of the viewer's area.",
  })
  async registryDestinations(
    @Arg("filter", () => RegistryFilter) filter: RegistryFilter,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: Context,
  ): Promise<RegistryDestinationPage> {
    const { platform, viewer } = context;
    const read = () => registryDestinations.page(platform, staffOf(viewer), filter, { first, after });
    return await lookingForNumber(context, "registryDestinations", filter.idNumber, read);
  }

  @Access(...READERS)
  @Query(() => FrozenRecordPage, {
    description:
      "失效信息管理 (F-91): records of graduates who left the roster, last frozen first; 恢复网签数据 is `restoreGraduates`.",
  })
  async frozenRecords(
    @Arg("filter", () => FrozenRecordFilter) filter: FrozenRecordFilter,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<FrozenRecordPage> {
    return await frozenRecords.page(platform, staffOf(viewer), filter, { first, after });
  }

  @Access("SCHOOL")
  @Mutation(() => RosterChangeResult, {
    description:
      "Deletes from the registry's roster: frozen at once (F-91); one by one while signing is on (P-11).",
  })
  async removeGraduates(
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() context: Context,
  ): Promise<typeof RosterChangeResult> {
    return await answering(() => removeGraduates(context, staffOf(context.viewer), ids));
  }

  @Access("SCHOOL")
  @Mutation(() => RosterChangeResult, { description: "恢复网签数据 (F-91)." })
  async restoreGraduates(
    @Arg("ids", () => [ID]) ids: string[],
    @Ctx() context: Context,
  ): Promise<typeof RosterChangeResult> {
    return await answering(() => restoreGraduates(context, staffOf(context.viewer), ids));
  }

  @Access("SCHOOL")
  @Mutation(() => GraduateAccountResult, {
    description:
      "The number, or the mail address, that the code of registration goes to; of graduates without an account (P-12).",
  })
  async setGraduateMobile(
    @Arg("id", () => ID) id: string,
    @Arg("mobile", () => String, { nullable: true }) mobile: string | null,
    @Arg("email", () => String, { nullable: true }) email: string | null,
    @Ctx() context: Context,
  ): Promise<typeof GraduateAccountResult> {
    return await answering(() => setOwnNumber(context, staffOf(context.viewer), id, { mobile, email }));
  }

  @Access("SCHOOL")
  @Mutation(() => GraduateMobilesResult, {
    description: "The same for many of a cohort, at most 5000; all or nothing (P-12).",
  })
  async setGraduateMobiles(
    @Arg("cohort", () => Int) cohort: number,
    @Arg("numbers", () => [GraduateMobileInput]) numbers: GraduateMobileInput[],
    @Arg("dryRun", () => Boolean) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<typeof GraduateMobilesResult> {
    return await answering(() =>
      setOwnNumbers(context, staffOf(context.viewer), { cohort, numbers, dryRun }),
    );
  }

  @Access("SCHOOL")
  @Mutation(() => GraduateAccountResult, {
    description:
      "After checking the ID card: the account is gone, the graduate registers anew with `mobile` or `email` (P-12). Asks again who it is.",
  })
  async releaseGraduateAccount(
    @Arg("id", () => ID) id: string,
    @Arg("mobile", () => String, { nullable: true }) mobile: string | null,
    @Arg("email", () => String, { nullable: true }) email: string | null,
    @Ctx() context: Context,
  ): Promise<typeof GraduateAccountResult> {
    const entered = { mobile, email };
    return await answering(() => releaseGraduateAccount(context, staffOf(context.viewer), id, entered));
  }

  @Access("SCHOOL")
  @Mutation(() => JoinPersonsResult, {
    description:
      "Two documents that are one person's, both seen by the school (F-01b): `documentNumber` and `name` of the other one. Asks again who it is.",
  })
  async joinPersons(
    @Arg("id", () => ID) id: string,
    @Arg("documentNumber", () => String) number: string,
    @Arg("name", () => String) name: string,
    @Ctx() context: Context,
  ): Promise<typeof JoinPersonsResult> {
    return await answering(() => joinPersons(context, staffOf(context.viewer), id, { number, name }));
  }
}
