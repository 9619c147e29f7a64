import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../platform/context.js";
import { Access } from "../../words/access.js";
import { answering } from "../../words/refusals.js";
import { type StaffModule, staffOf } from "../identity/index.js";
import { importProvinces } from "./import-provinces.js";
import { importSchools } from "./import-schools.js";
import { openModule } from "./open-module.js";
import { listProvinces, schools } from "./organisations.list.js";
import {
  ImportOrganisationsResult,
  OpenModuleResult,
  ProvinceInput,
  ProvinceRow,
  SchoolInput,
  SchoolPage,
  StaffModuleEnum,
} from "./organisations.types.js";

@Resolver()
export class OrganisationsResolver {
  @Access("PROVINCE", "MINISTRY")
  @Query(() => [ProvinceRow], { description: "All for the ministry, its own for a province." })
  async provinces(@Ctx() { platform, viewer }: Context): Promise<ProvinceRow[]> {
    return await listProvinces(platform.pool, staffOf(viewer));
  }

  @Access("PROVINCE", "MINISTRY")
  @Query(() => SchoolPage, { description: "In the order of their codes, with what they have of the cohort." })
  async schools(
    @Arg("cohort", () => Int) cohort: number,
    @Arg("search", () => String, { nullable: true }) search: string | null,
    @Arg("provinceId", () => ID, { nullable: true }) provinceId: string | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() { platform, viewer }: Context,
  ): Promise<SchoolPage> {
    const filter = { cohort, search, provinceId };
    return await schools.page(platform, staffOf(viewer), filter, { first, after });
  }

  @Access("MINISTRY")
  @Mutation(() => ImportOrganisationsResult, { description: "At most 100; all or nothing (P-01)." })
  async importProvinces(
    @Arg("provinces", () => [ProvinceInput]) provinces: ProvinceInput[],
    @Ctx() context: Context,
  ): Promise<typeof ImportOrganisationsResult> {
    return await answering(() => importProvinces(context, staffOf(context.viewer), provinces));
  }

  @Access("MINISTRY")
  @Mutation(() => ImportOrganisationsResult, { description: "At most 500; all or nothing (P-01)." })
  async importSchools(
    @Arg("schools", () => [SchoolInput]) schools: SchoolInput[],
    @Ctx() context: Context,
  ): Promise<typeof ImportOrganisationsResult> {
    return await answering(() => importSchools(context, staffOf(context.viewer), schools));
  }

  @Access("PROVINCE")
  @Mutation(() => OpenModuleResult, {
    description: "Opens a module for the province's schools; stays open (P-06).",
  })
  async openModule(
    @Arg("provinceId", () => ID) provinceId: string,
    @Arg("module", () => StaffModuleEnum) module: StaffModule,
    @Ctx() context: Context,
  ): Promise<typeof OpenModuleResult> {
    return await answering(() => openModule(context, staffOf(context.viewer), provinceId, module));
  }
}
