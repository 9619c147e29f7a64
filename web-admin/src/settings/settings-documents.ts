import type { SchoolSettingsFragment } from "../gql/graphql.js";

/** 签约设置 as the form shows it. */
export type SchoolSettings = SchoolSettingsFragment;
