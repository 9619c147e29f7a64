import "../../../server/dist/composition.js";
import { everyFlow } from "../../../server/dist/records/index.js";

/** How many records of a hundred are of a kind; a kind that is not here gets 1. */
const SHARES = { ONLINE_AGREEMENT: 40, DESTINATION: 44, OFFLINE_AGREEMENT: 8, PAPER_AGREEMENT: 8 };
const TERMINATIONS = ["ONLINE_TERMINATION", "OFFLINE_TERMINATION"];
const OF_REVIEWERS = ["DEPARTMENT", "SCHOOL", "OPERATOR"];

/**
 * What records are made of, read from the flows, so that a new kind or state is measured too: of each graduate's last
 * record, of an earlier one, of what would end an agreement, and of organisations.
 */
export function choicesOf() {
  const all = everyFlow().flatMap(({ kind, flow }) =>
    Object.entries(flow.states)
      .filter(([, state]) => !state.draft)
      .map(([status, state]) => ({
        kind,
        status,
        module: flow.module,
        holds: state.holds === true,
        waitsFor: state.waitsFor ?? null,
        closes: state.closes !== undefined,
        weight: weightOf(kind, status, state),
      })),
  );
  const ofGraduates = all.filter(
    ({ kind, module }) => module === "EMPLOYMENT" && !TERMINATIONS.includes(kind),
  );
  return {
    primary: ofGraduates,
    past: ofGraduates.filter(({ holds, waitsFor, status }) => !holds && !waitsFor && status !== "TERMINATED"),
    terminations: all.filter(
      ({ kind, status }) => kind === "ONLINE_TERMINATION" && status !== "TERMINATION_DONE",
    ),
    verifications: all.filter(({ kind }) => kind === "EMPLOYER_VERIFICATION"),
  };
}

/** Nine of ten have arrived where they wanted to, some wait, and every other state has some. */
function weightOf(kind, status, { holds, waitsFor }) {
  const share = SHARES[kind] ?? 1;
  if (holds && !waitsFor) return share * 70;
  if (status === "VERIFIED") return share * 70;
  return share * (OF_REVIEWERS.includes(waitsFor) ? 7 : 2);
}
