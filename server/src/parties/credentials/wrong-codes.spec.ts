import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SignInGraduate } from "../../../../stage/src/client/sign-in.js";
import { graphql } from "../../../../stage/src/gql/index.js";
import { aGraduate, anEmployer, PASSWORD, type TestGraduate } from "../../../test/factories.js";
import { asksToRegister, codeOf, confirms } from "../../../test/registering.js";
import { openTestServer, type PostOptions, type TestServer } from "../../../test/server.js";
import { DAILY_LIMITS, RATE_LIMITS } from "../identity/index.js";
import { CODE, countedAs, newDigits, takeTry } from "./code-tries.js";

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const SEND = graphql(`
  mutation WrongCodesSend($purpose: CodePurpose!, $account: String!) {
    sendCode(purpose: $purpose, account: $account) {
      __typename ... on CodeSent { ticket } ...RefusalFacts ... on LimitReached { limit retryAt }
    }
  }
`);
const ENTER = graphql(`
  mutation WrongCodesEnter($ticket: String!, $code: String!) {
    entered: signInGraduateByCode(ticket: $ticket, code: $code) {
      __typename ...RefusalFacts ... on LimitReached { limit retryAt }
    }
  }
`);
const ENTER_EMPLOYER = graphql(`
  mutation WrongCodesEnterEmployer($ticket: String!, $code: String!) {
    entered: signInEmployerByCode(ticket: $ticket, code: $code) { __typename ...RefusalFacts }
  }
`);

/** Guessers have networks enough: what counts is what they do to one number. */
let networks = 0;
const elsewhere = (): PostOptions => {
  networks += 1;
  return { address: `198.51.${Math.floor(networks / 250)}.${(networks % 250) + 1}` };
};

async function ticketFor(account: string, options: PostOptions = elsewhere()): Promise<string> {
  // How often codes are asked for is limited as well (codes.spec); here only how often they are guessed at.
  await on.platform.pool.query("delete from rate_limit where key like 'code%'");
  const { data } = await on.post("student", SEND, { purpose: "SIGN_IN", account }, options);
  const ticket = data?.sendCode.ticket;
  if (!ticket) throw new Error(`No code was sent: ${JSON.stringify(data)}`);
  return ticket;
}

async function enter(ticket: string, code: string, options: PostOptions = elsewhere()) {
  return (await on.post("student", ENTER, { ticket, code }, options)).data?.entered;
}

const wrongOf = (code: string) => (code === "000000" ? "000001" : "000000");

/** As many wrong codes as anybody may try, each five with a code of their own; answers how many were looked at. */
async function guess(account: string, times: number): Promise<number> {
  let looked = 0;
  let ticket = "";
  for (let time = 0; time < times; time += 1) {
    if (time % CODE.mostTries === 0) ticket = await ticketFor(account);
    const wrong = account.startsWith("139") ? "000000" : wrongOf(await codeOf(on, ticket));
    const answer = await enter(ticket, wrong);
    if (answer?.__typename === "InvalidInput") looked += 1;
  }
  return looked;
}

const midnight = () => {
  const beijing = new Date(on.clock.now().getTime() + 8 * 3_600_000);
  return new Date(
    Date.UTC(beijing.getUTCFullYear(), beijing.getUTCMonth(), beijing.getUTCDate() + 1) - 8 * 3_600_000,
  );
};
async function rightCode(graduate: TestGraduate, options?: PostOptions) {
  const ticket = await ticketFor(graduate.mobile, options);
  return await enter(ticket, await codeOf(on, ticket), options);
}

describe("P-12 a guesser's chance", () => {
  it("is at most 1e-5 for a number and day, by the limits", () => {
    const codes = 10 ** CODE.digits;
    const { wrongCodes, wrongCodesKept, wrongCodesRegistering } = DAILY_LIMITS;
    expect((wrongCodes.most + wrongCodesKept.most) / codes).toBeLessThanOrEqual(1e-5);
    expect(wrongCodesRegistering.most / codes).toBeLessThanOrEqual(1e-5);
    // One code can be tried to its end and another be asked for.
    expect(wrongCodes.most).toBeGreaterThan(CODE.mostTries);
  });

  it("is no better for any digit: 20,000 codes have each digit at each place as often, within five sigma", () => {
    const drawn = 20_000;
    const seen = Array.from({ length: CODE.digits }, () => Array<number>(10).fill(0));
    for (let time = 0; time < drawn; time += 1) {
      const digits = newDigits();
      expect(digits).toMatch(/^\d{6}$/);
      for (const [place, digit] of [...digits].entries()) {
        const counts = seen[place];
        if (counts) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
      }
    }
    const sigma = Math.sqrt(drawn * 0.1 * 0.9);
    for (const count of seen.flat()) expect(Math.abs(count - drawn / 10)).toBeLessThan(5 * sigma);
  });

  it("of a guesser with many networks and forty guesses seven are looked at, and then not even the right code", async () => {
    const graduate = await aGraduate(on.platform);
    expect(await guess(graduate.mobile, 40)).toBe(DAILY_LIMITS.wrongCodes.most);
    expect(await rightCode(graduate)).toMatchObject({
      __typename: "LimitReached",
      code: "LIMIT_REACHED",
      limit: DAILY_LIMITS.wrongCodes.most,
      retryAt: midnight().toISOString(),
    });
    // By the ID number it is the same account, and the same number.
    const ticket = await ticketFor(graduate.idNumber);
    expect((await enter(ticket, await codeOf(on, ticket)))?.__typename).toBe("LimitReached");
    on.clock.advance((midnight().getTime() - on.clock.now().getTime()) / 1000);
    expect((await rightCode(graduate))?.__typename).toBe("GraduateViewer");
  });

  it("guesses in parallel do not slip past", async () => {
    const graduate = await aGraduate(on.platform);
    const tickets = await Promise.all(Array.from({ length: 4 }, () => ticketFor(graduate.mobile)));
    const codes = await Promise.all(tickets.map((ticket) => codeOf(on, ticket)));
    const guesses = tickets.flatMap((ticket, at) =>
      Array.from({ length: CODE.mostTries }, () => enter(ticket, wrongOf(codes[at] ?? ""))),
    );
    const answers = (await Promise.all(guesses)).map((answer) => answer?.__typename);
    expect(answers.filter((answer) => answer === "InvalidInput")).toHaveLength(DAILY_LIMITS.wrongCodes.most);
  });

  it("right codes are not counted, however many", async () => {
    const graduate = await aGraduate(on.platform);
    for (let time = 0; time < DAILY_LIMITS.wrongCodes.most + 2; time += 1) {
      expect((await rightCode(graduate))?.__typename).toBe("GraduateViewer");
    }
  });

  it("one number is counted in both apps together, and unknown names alike (P-07)", async () => {
    const graduate = await aGraduate(on.platform);
    const employer = await anEmployer(on.platform);
    const { keys, pool } = on.platform;
    await pool.query("update employer_account set mobile_index = $2, mobile_sealed = $3 where id = $1", [
      employer.accountId,
      keys.blindIndex("mobile", graduate.mobile),
      keys.seal("employer_account.mobile_sealed", graduate.mobile).bytes,
    ]);
    await guess(graduate.mobile, DAILY_LIMITS.wrongCodes.most);
    const { data } = await on.post(
      "employer",
      SEND,
      { purpose: "SIGN_IN", account: graduate.mobile },
      elsewhere(),
    );
    const ticket = data?.sendCode.ticket ?? "";
    const answer = await on.post("employer", ENTER_EMPLOYER, { ticket, code: await codeOf(on, ticket) });
    expect(answer.data?.entered).toMatchObject({ __typename: "LimitReached" });
    const nobody = "13900008888";
    expect(await guess(nobody, 12)).toBe(DAILY_LIMITS.wrongCodes.most);
    expect(await enter(await ticketFor(nobody), "000000")).toMatchObject({
      __typename: "LimitReached",
      limit: DAILY_LIMITS.wrongCodes.most,
    });
  });
});

describe("P-14 wrong codes are no weapon", () => {
  it("a stranger who uses them up shuts the owner out of no other way in, and leaves three to the owner's browser", async () => {
    const graduate = await aGraduate(on.platform);
    const own = await on.post("student", SignInGraduate, { login: graduate.mobile, password: PASSWORD });
    const cookie = own.deviceCookie;
    await guess(graduate.mobile, 20);
    expect((await rightCode(graduate))?.__typename).toBe("LimitReached");
    expect((await rightCode(graduate, { cookie }))?.__typename).toBe("GraduateViewer");
    const ticket = await ticketFor(graduate.mobile, { cookie });
    const wrong = wrongOf(await codeOf(on, ticket));
    const answers = [];
    for (let time = 0; time < 4; time += 1)
      answers.push((await enter(ticket, wrong, { cookie }))?.__typename);
    expect(answers).toEqual([
      ...Array(DAILY_LIMITS.wrongCodesKept.most).fill("InvalidInput"),
      "LimitReached",
    ]);
    const { data } = await on.post(
      "student",
      SignInGraduate,
      { login: graduate.mobile, password: PASSWORD },
      elsewhere(),
    );
    expect(data?.signInGraduate?.__typename).toBe("GraduateViewer");
  });

  it("nobody is kept from registering by wrong codes for their number at the sign-in; registering has ten of its own", async () => {
    const graduate = await aGraduate(on.platform, { registered: false, confirmed: false });
    for (let time = 0; time < 2; time += 1) {
      const ticket = await ticketFor(graduate.mobile);
      for (let tries = 0; tries < CODE.mostTries; tries += 1) await enter(ticket, "000000");
    }
    const { name, idNumber, studentNumber, candidateNumber, mobile } = graduate;
    const input = { name, idNumber, studentNumber, candidateNumber, mobile, password: PASSWORD };
    const ask = async () => (await asksToRegister(on, input, elsewhere())).data?.asked.ticket ?? "";
    for (let time = 0; time < 2; time += 1) {
      const ticket = await ask();
      const wrong = wrongOf(await codeOf(on, ticket));
      for (let tries = 0; tries < CODE.mostTries; tries += 1) {
        expect((await confirms(on, ticket, wrong)).data?.entered?.__typename).toBe("InvalidInput");
      }
    }
    const late = await ask();
    expect((await confirms(on, late, await codeOf(on, late))).data?.entered).toMatchObject({
      __typename: "LimitReached",
      message: expect.stringContaining("每日10次"),
    });
    on.clock.advance((midnight().getTime() - on.clock.now().getTime()) / 1000);
    const next = await ask();
    expect((await confirms(on, next, await codeOf(on, next))).data?.entered?.__typename).toBe(
      "GraduateViewer",
    );
  });
});

it("P-14 a number's ways to an account are counted apart, each with its ten", async () => {
  const number = countedAs(on.platform, "13900007777");
  const tries = async (making: string | null) => {
    let taken = 0;
    for (let time = 0; time < 12; time += 1) {
      const counted = { number, making, knownDevice: false };
      await takeTry(on.platform, counted).then(
        () => (taken += 1),
        () => undefined,
      );
    }
    return taken;
  };
  expect([
    await tries(null),
    await tries("REGISTER employer"),
    await tries("ACCOUNT_OFFER employer"),
  ]).toEqual([7, 10, 10]);
});

describe("P-12 codes that are no guess", () => {
  it("open nothing when they are replayed, or are another number's", async () => {
    const [one, other] = [await aGraduate(on.platform), await aGraduate(on.platform)];
    const [ticket, theirs] = [await ticketFor(one.mobile), await ticketFor(other.mobile)];
    const code = await codeOf(on, ticket);
    expect((await enter(theirs, code))?.__typename).toBe("InvalidInput");
    expect((await enter(ticket, code))?.__typename).toBe("GraduateViewer");
    expect((await enter(ticket, code))?.__typename).toBe("InvalidInput");
  });

  it("asked for a hundred times, from a hundred networks, thirty go to the number, and its owner's browser has its own", async () => {
    const graduate = await aGraduate(on.platform);
    const own = await on.post("student", SignInGraduate, { login: graduate.mobile, password: PASSWORD });
    let sent = 0;
    for (let time = 0; time < 100; time += 1) {
      const options = elsewhere();
      const variables = { purpose: "SIGN_IN", account: graduate.mobile } as const;
      const first = (await on.post("student", SEND, variables, options)).data?.sendCode;
      // Whoever is slowed down comes back for their turn.
      if (first?.code === "SLOWED_DOWN") on.clock.advance(11);
      const answer =
        first?.code === "SLOWED_DOWN"
          ? (await on.post("student", SEND, variables, options)).data?.sendCode
          : first;
      if (answer?.__typename === "CodeSent") sent += 1;
    }
    expect(sent).toBe(RATE_LIMITS.codesToAccount.most);
    const { data } = await on.post(
      "student",
      SEND,
      { purpose: "SIGN_IN", account: graduate.mobile },
      { cookie: own.deviceCookie },
    );
    expect(data?.sendCode.__typename).toBe("CodeSent");
  });
});
