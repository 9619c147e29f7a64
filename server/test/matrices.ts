import { aDestinationCountry, FORM as DESTINATION_FORM, DESTINATIONS } from "./destinations.js";
import * as destinations from "./expectations/destinations.js";
import * as offline from "./expectations/offline.js";
import * as online from "./expectations/online-signing.js";
import * as paper from "./expectations/paper.js";
import * as terminations from "./expectations/terminations.js";
import { pictureOf } from "./factories/pictures.js";
import type { Matrix } from "./matrix-suite.js";
import { anOfflineCountry, OFFLINE, OFFLINE_FORM } from "./offline.js";
import { aPaperCountry, formOf, PAPER, FORM as PAPER_FORM } from "./paper.js";
import { REJECTION, SIGNING, verdictOn } from "./signing.js";
import { aSigningCountry } from "./signing-country.js";
import { aTerminationCountry, REASON, TERMINATION, withTerminated } from "./terminations.js";

/*
 * Every flow as its matrix tries it: the grids of expectations, and what each act brings along beside the record. The
 * races of two servers (parallel-acts.spec.ts) try the same acts.
 */

export const ONLINE_SIGNING: Matrix<online.OnlineActName> = {
  kind: "ONLINE_AGREEMENT",
  rules: "F-10, F-20…F-29, P-02, P-04, P-07",
  states: online.STATES,
  acts: online.ACTS,
  departmentFirst: online.DEPARTMENT_FIRST,
  schoolOnly: online.SCHOOL_ONLY,
  withoutReviewer: online.DEPARTMENT_WITHOUT_REVIEWER,
  sees: () => online.SEES_AGREEMENT,
  documents: SIGNING,
  record: SIGNING.agreement,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
    accept: (id) => ({ id }),
    decline: (id) => ({ id }),
    extend: (id) => ({ id, validDays: 30 }),
    takeBack: (id) => ({ id }),
    approve: (id) => verdictOn(id),
    reject: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    amend: (id) => ({ id, categoryCode: "29" }),
    undo: (id) => ({ id }),
    reveal: (id) => ({ id }),
  },
  offered: {
    accept: "ACCEPT",
    decline: "DECLINE",
    extend: "EXTEND",
    takeBack: "TAKE_BACK",
    approve: "APPROVE",
    reject: "REJECT",
    amend: "AMEND_JOB_CATEGORY",
  },
  country: async (app, wish) => {
    const country = await aSigningCountry(app, wish);
    // The clock moves for this one: the others' deadlines begin after it.
    await country.record("LAPSED");
    return withTerminated(app, country.inhabitants, country, false);
  },
};

/** Which submission is under review: the second review follows upon the first (F-06). */
const submissions = new Map<string, number>();

export const OFFLINE_SIGNING: Matrix<offline.OfflineActName> = {
  kind: "OFFLINE_AGREEMENT",
  rules: "F-07, F-10…F-13, F-30…F-35, P-02, P-04, P-07",
  states: offline.STATES,
  acts: offline.ACTS,
  departmentFirst: offline.DEPARTMENT_FIRST,
  schoolOnly: offline.SCHOOL_ONLY,
  withoutReviewer: offline.DEPARTMENT_WITHOUT_REVIEWER,
  sees: (state) => (state === "DRAFT" ? offline.SEES_DRAFT : offline.SEES),
  documents: OFFLINE,
  record: OFFLINE.record,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
    save: (id) => ({ id, form: { ...OFFLINE_FORM, positionName: "质量工程师" } }),
    submit: (id) => ({ id, form: OFFLINE_FORM }),
    submitSigning: (id) => ({ id, uploadIds: [pictureOf(id)] }),
    sendStampLink: (id) => ({ id, mobile: "13987654321" }),
    withdraw: (id) => ({ id }),
    abandon: (id) => ({ id }),
    deleteDraft: (id) => ({ id }),
    approve: (id) => verdictOn(id, submissions.get(id)),
    return: (id) => ({ ...verdictOn(id, submissions.get(id)), rejection: REJECTION }),
    reject: (id) => ({ ...verdictOn(id, submissions.get(id)), rejection: REJECTION }),
    amend: (id) => ({ id, natureCode: "31", industryCode: "34", categoryCode: "29" }),
    undo: (id) => ({ id }),
    reveal: (id) => ({ id }),
  },
  // Saving is what whoever may submit can do: it is not offered by itself.
  offered: {
    submit: "SUBMIT",
    submitSigning: "SUBMIT_SIGNING",
    sendStampLink: "SEND_STAMP_LINK",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
    amend: "AMEND_AGREEMENT",
  },
  country: async (app, wish) => {
    const country = await anOfflineCountry(app, wish);
    const { people, record } = withTerminated(app, country.inhabitants, country, true);
    return {
      people,
      async record(state) {
        const made = await record(state);
        submissions.set(made.id, ["DEPARTMENT_REVIEW", "SCHOOL_REVIEW"].includes(state) ? 2 : 1);
        return made;
      },
    };
  },
};

export const PAPER_REGISTRATION: Matrix<paper.PaperActName> = {
  kind: "PAPER_AGREEMENT",
  rules: "F-07, F-10…F-13, F-40…F-42, P-02, P-04, P-07",
  states: paper.STATES,
  acts: paper.ACTS,
  departmentFirst: paper.DEPARTMENT_FIRST,
  schoolOnly: paper.SCHOOL_ONLY,
  withoutReviewer: paper.DEPARTMENT_WITHOUT_REVIEWER,
  sees: (state) => (state === "DRAFT" ? paper.SEES_DRAFT : paper.SEES),
  documents: PAPER,
  record: PAPER.record,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
    save: (id) => ({ id, form: { ...PAPER_FORM, positionName: "质量工程师" } }),
    submit: (id) => ({ id, form: formOf(id) }),
    withdraw: (id) => ({ id }),
    abandon: (id) => ({ id }),
    deleteDraft: (id) => ({ id }),
    approve: (id) => verdictOn(id),
    return: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    reject: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    amend: (id) => ({ id, natureCode: "31", industryCode: "34", categoryCode: "29" }),
    undo: (id) => ({ id }),
    reveal: (id) => ({ id }),
  },
  // Saving is what whoever may submit can do: it is not offered by itself.
  offered: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
    amend: "AMEND_AGREEMENT",
  },
  country: async (app, wish) => {
    const country = await aPaperCountry(app, wish);
    return withTerminated(app, country.inhabitants, country, true);
  },
};

export const DESTINATION: Matrix<destinations.DestinationActName> = {
  kind: "DESTINATION",
  rules: "F-07, F-10…F-13, F-60…F-63, P-02, P-04, P-07",
  states: destinations.STATES,
  acts: destinations.ACTS,
  departmentFirst: destinations.DEPARTMENT_FIRST,
  schoolOnly: destinations.SCHOOL_ONLY,
  withoutReviewer: destinations.DEPARTMENT_WITHOUT_REVIEWER,
  sees: (state) => (state === "DRAFT" ? destinations.SEES_DRAFT : destinations.SEES),
  documents: DESTINATIONS,
  record: DESTINATIONS.record,
  looks: ["reveal"],
  // What each act brings along beside the record.
  variables: {
    save: (id) => ({ id, form: { ...DESTINATION_FORM, subType: "703" } }),
    submit: (id) => ({ id, form: DESTINATION_FORM }),
    withdraw: (id) => ({ id }),
    abandon: (id) => ({ id }),
    deleteDraft: (id) => ({ id }),
    void: (id) => ({ id }),
    approve: (id) => verdictOn(id),
    return: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    reject: (id) => ({ ...verdictOn(id), rejection: REJECTION }),
    undo: (id) => ({ id }),
    reveal: (id) => ({ id }),
  },
  // Saving is what whoever may submit can do: it is not offered by itself.
  offered: {
    submit: "SUBMIT",
    withdraw: "WITHDRAW",
    abandon: "ABANDON",
    deleteDraft: "DELETE_DRAFT",
    void: "VOID",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
  },
  country: aDestinationCountry,
};

const rejection = (id: string) => ({ ...verdictOn(id), rejection: REJECTION });

export const ONLINE_TERMINATION: Matrix<terminations.OnlineTerminationAct> = {
  kind: "ONLINE_TERMINATION",
  rules: "F-10, F-50…F-52, F-56, P-04, P-05, P-07",
  states: terminations.ONLINE_STATES,
  acts: terminations.ONLINE_ACTS,
  departmentFirst: terminations.ONLINE,
  schoolOnly: terminations.ONLINE_SCHOOL_ONLY,
  withoutReviewer: terminations.ONLINE_WITHOUT_REVIEWER,
  sees: () => terminations.SEES_ONLINE,
  documents: TERMINATION,
  record: TERMINATION.record,
  looks: [],
  // What each act brings along; a record's own file has the record's id.
  variables: {
    accept: (id) => ({ id }),
    refuse: (id) => ({ id, reason: "岗位急需" }),
    takeBack: (id) => ({ id }),
    force: (id) => ({
      id,
      justification: { statement: "单位多次联系无回应", evidenceIds: [id], employerConsulted: true },
    }),
    approve: (id) => verdictOn(id),
    reject: rejection,
  },
  offered: {
    accept: "ACCEPT",
    refuse: "REFUSE",
    takeBack: "TAKE_BACK",
    force: "FORCE_TERMINATION",
    approve: "APPROVE",
    reject: "REJECT",
  },
  country: (app, wish) => aTerminationCountry(app, { ...wish, of: "ONLINE" }),
};

export const OFFLINE_TERMINATION: Matrix<terminations.OfflineTerminationAct> = {
  kind: "OFFLINE_TERMINATION",
  rules: "F-10, F-53, F-54, F-56, P-04, P-07",
  states: terminations.OFFLINE_STATES,
  acts: terminations.OFFLINE_ACTS,
  departmentFirst: terminations.OFFLINE,
  schoolOnly: terminations.OFFLINE_SCHOOL_ONLY,
  withoutReviewer: terminations.OFFLINE_WITHOUT_REVIEWER,
  sees: () => terminations.SEES_OFFLINE,
  documents: TERMINATION,
  record: TERMINATION.record,
  looks: [],
  variables: {
    resubmit: (id) => ({ input: { id, ...REASON, uploadIds: [id] } }),
    takeBack: (id) => ({ id }),
    approve: (id) => ({ ...verdictOn(id), own: { ending: { kind: "MUTUAL" } } }),
    return: rejection,
    reject: rejection,
  },
  offered: {
    resubmit: "SUBMIT",
    takeBack: "TAKE_BACK",
    approve: "APPROVE",
    return: "RETURN",
    reject: "REJECT",
  },
  country: (app, wish) => aTerminationCountry(app, { ...wish, of: "OFFLINE" }),
};
