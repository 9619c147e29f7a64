import { openSession, tokenHash } from "../../src/parties/identity/index.js";
import type { TestApp } from "../app.js";
import { aGraduate, aStaffAccount, newId } from "../factories.js";
import { type Provider, staff } from "./sending.js";

const PAGE_OF_SIGN_INS = { accountId: null, first: 20, after: null };

/** Another browser at which an account is signed in; answers its session's id. */
async function signedInAt({ platform, clock, row }: TestApp, accountId: string): Promise<string> {
  const session = { app: "admin", accountId, graduateId: null, now: clock.now() } as const;
  const token = await openSession(platform.pool, session);
  const { id } = await row<{ id: string }>("select id from session where token_hash = $1", [
    tokenHash(token),
  ]);
  return id;
}

const endsOwn: Provider = async (on, { staff: person }) => ({
  person,
  variables: { id: await signedInAt(on, person.accountId) },
});
const endsColleagues: Provider = async (on, world) => {
  const { accountId } = await aStaffAccount(on.platform, { school: world.school });
  await signedInAt(on, accountId);
  return { person: world.staff, variables: { accountId } };
};

/** What the desk sends about who is signed in to staff accounts. */
export const ACCOUNTS: Readonly<Record<string, Provider>> = {
  StaffSignIns: staff(() => PAGE_OF_SIGN_INS),
  StaffSessions: staff(() => ({ accountId: null })),
  EndSession: endsOwn,
  EndSessions: endsColleagues,
  UnattendedDepartments: staff(),
  UrgeGraduates: async (on, world) => {
    const { id } = await aGraduate(on.platform, { department: world.department });
    return { person: world.staff, variables: { ids: [id], filter: null } };
  },
  WarningHistory: staff(({ employer }) => ({ uscc: employer.uscc })),
  WarningsShown: staff(({ employer }) => ({ uscc: employer.uscc, first: 10, after: null })),
  FormerEmployerMarks: staff(() => ({ search: null, first: 10, after: null })),
  UrgeRun: staff(() => ({ id: newId() })),
  UrgesOfGraduate: async (on, world) => {
    const { id } = await aGraduate(on.platform, { department: world.department });
    return { person: world.staff, variables: { graduateId: id } };
  },
  Search: staff(() => ({ text: "毕业生" })),
};
