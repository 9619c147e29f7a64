import { graphql } from "../../../stage/src/gql/index.js";
import { aCorrection, aCorrectionDraft, CORRECTION } from "../correction.js";
import { CODES_OF_EMPLOYERS, changesPassword } from "../credential-variables.js";
import type { CrowdedWorld } from "../crowded-world.js";
import { aGraduate, anEmployer, COHORT, newId } from "../factories.js";
import { TERMS } from "../signing.js";
import { beginUpload } from "../uploading.js";
import { ACCOUNTS_OF_EMPLOYER } from "./employer-accounts.js";
import { ONBOARDING } from "./onboarding.js";
import { employer, employerOn, endings, id, PAGE, type Provider } from "./sending.js";

const TERMS_OF_BULK = { terms: TERMS };
const attachmentOf = (value: string) => ({
  ...{ id: newId(), recordId: value, purpose: "TERMINATION_ATTACHMENT" },
  ...{ fileName: "纪要.pdf", bytes: 1000 },
});
const hitOf = (world: CrowdedWorld, found: { name: string; idNumber: string }) => ({
  input: { name: found.name, idNumber: found.idNumber, schoolId: world.school.id },
});

/** What the employers' app sends. */
export const EMPLOYER: Record<string, Provider> = {
  ...ACCOUNTS_OF_EMPLOYER,
  ...endings("EMPLOYER", "GRADUATE", employerOn),
  EmployerViewer: employer(),
  EmployerOrganisation: employer(),
  MyCorrection: employer(),
  BeginCorrection: async (on) => ({ person: await anEmployer(on.platform), variables: id(newId()) }),
  SubmitCorrection: async (on) => {
    const person = await anEmployer(on.platform);
    return { person, variables: await aCorrectionDraft(on, person, { newName: "更名后有限公司" }) };
  },
  WithdrawCorrection: async (on) => {
    const person = await anEmployer(on.platform);
    return { person, variables: id(await aCorrection(on, person, { newName: "更名后有限公司" })) };
  },
  AbandonCorrection: async (on) => {
    const person = await anEmployer(on.platform);
    const correction = await aCorrection(on, person, { newName: "更名后有限公司" });
    await on.act(person, CORRECTION.withdraw, id(correction));
    return { person, variables: id(correction) };
  },
  EmployerCounts: employer(),
  EmployerListStates: employer(),
  EmployerAgreements: employer(() => ({ list: "PENDING", filter: null, ...PAGE })),
  FailedAgreements: employer(() => PAGE),
  LapsingInvitations: employer(() => PAGE),
  InviteAgain: employer(() => ({ name: "毕业生1", first: 100 })),
  Agreement: employerOn("SIGNED", id),
  TakeBackInvitation: employerOn("INVITED", id),
  AwaitingMyAnswer: employer(() => ({ first: 6 })),
  BeginFile: employerOn("SIGNED", (value) => ({ input: attachmentOf(value) })),
  RemoveFile: async (on, world) => {
    const { id: agreementId } = await world.record("SIGNED");
    const slot = await beginUpload(on, world.employer, agreementId, { purpose: "TERMINATION_ATTACHMENT" });
    return { person: world.employer, variables: id(slot.upload.id) };
  },
  ExtendInvitation: employerOn("INVITED", (value) => ({ ...id(value), validDays: 30 })),
  Favourites: employer(() => ({ name: null, ...PAGE })),
  FavouritesToInvite: employer(({ favouriteIds }) => ({ ids: favouriteIds })),
  RemoveFavourite: async (_on, world) => ({
    person: world.employer,
    variables: id((await world.favourite()).id),
  }),
  FindGraduate: async (_on, world) => ({
    person: world.employer,
    variables: hitOf(world, (await world.favourite()).graduate),
  }),
  AddFavourite: async (on, world) => {
    const found = await aGraduate(on.platform, { department: world.department });
    const hit = await on.ask(
      world.employer,
      graphql(
        `mutation OperationVariablesFindGraduate($input: FindGraduateInput!) { findGraduate(input: $input) { ... on GraduateHit { token } } }`,
      ),
      hitOf(world, found),
    );
    return { person: world.employer, variables: { token: hit.token } };
  },
  SchoolOptions: employer(({ size }) => ({ search: `第${size}人大学` })),
  BulkStart: employer(),
  JobCategories: employer(() => ({ cohort: COHORT })),
  InvitationStart: async (_on, world) => {
    const { id: from } = await world.record("SIGNED");
    return { person: world.employer, variables: { favouriteId: world.favouriteIds[0], from, again: true } };
  },
  SendInvitation: async (_on, world) => {
    const { id: favouriteId } = await world.favourite();
    return { person: world.employer, variables: { input: { id: newId(), favouriteId, terms: TERMS } } };
  },
  // Each invitation is an act of its own (F-29): two of them, whatever the size of the world around.
  SendInvitations: async (_on, world) => {
    const [one, other] = [await world.favourite(), await world.favourite()];
    const invitations = [one, other].map((each) => ({ id: newId(), favouriteId: each.id }));
    return { person: world.employer, variables: { invitations, ...TERMS_OF_BULK } };
  },
  Messages: employer(() => ({ unread: null, ...PAGE })),
  NewestMessage: employer(),
  MarkAllMessagesRead: employer(({ messageIds }) => ({ newest: messageIds[0] })),
  MarkMessagesRead: employer(({ messageIds }) => ({ ids: messageIds })),
  // Signed out: signing in ends the session that the browser had.
  SignInEmployer: (_on, { employer: who, password }) => ({
    person: null,
    variables: { mobile: who.mobile, password },
  }),
  SignOut: async (on) => ({ person: await anEmployer(on.platform), variables: {} }),
  ChangePassword: async (on) => changesPassword(await anEmployer(on.platform)),
  ...CODES_OF_EMPLOYERS,
  ...ONBOARDING,
};
