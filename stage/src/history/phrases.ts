import type { Rejection, TerminationReason } from "../people/index.js";
import data from "./data/phrases.json" with { type: "json" };

/** What reviewers of the demo write when they reject (F-11). */
export const REJECTIONS: readonly Rejection[] = data.rejections;

/** What they write when they return or reject what graduates filled in themselves (F-11). */
export const ABOUT_PAPERS: readonly Rejection[] = data.aboutPapers;

/** The same about destinations. */
export const ABOUT_DESTINATIONS: readonly Rejection[] = data.aboutDestinations;

/** Why agreements of the demo end (F-50). */
export const ENDINGS: readonly TerminationReason[] = data.endings;

/** Why employers of the demo ask for the end. */
export const EMPLOYERS_ENDING: TerminationReason = data.employersEnding;

/** What a school writes down where one side was not heard (F-52, F-54). */
export const CONSULTED = data.consulted;

/** What employers of the demo add to the terms (协议补充内容). */
export const SUPPLEMENTS: readonly string[] = data.supplements;
