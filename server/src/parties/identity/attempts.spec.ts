import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SignInGraduate, SignInStaff } from "../../../../stage/src/client/sign-in.js";
import { aGraduate, aStaffAccount, PASSWORD } from "../../../test/factories.js";
import { openTestServer, type PostOptions, type TestServer } from "../../../test/server.js";
import { RATE_LIMITS } from "./index.js";

let on: TestServer;
beforeAll(async () => {
  on = await openTestServer();
});
afterAll(() => on.close());
beforeEach(async () => void (await on.platform.pool.query("delete from rate_limit")));

const WRONG = "Wrong-2027";
const STRANGER = "198.51.100.7";
const OFFICE = "192.0.2.20";

async function staff(login: string, password: string, options: PostOptions = {}) {
  return (await on.post("admin", SignInStaff, { login, password }, options)).data?.signInStaff;
}

async function graduate(login: string, password: string, options: PostOptions = {}) {
  return (await on.post("student", SignInGraduate, { login, password }, options)).data?.signInGraduate;
}

async function fail(login: string, times: number, options: PostOptions) {
  for (let time = 0; time < times; time += 1) await staff(login, WRONG, options);
}

async function used(limit: { name: string }): Promise<number[]> {
  const { rows } = await on.platform.pool.query<{ count: number }>(
    "select count from rate_limit where key like $1 order by count",
    [`${limit.name}:%`],
  );
  return rows.map((row) => row.count);
}

/** What counts, apart from names and times. */
const typed = (answer: Awaited<ReturnType<typeof staff>>) => [answer?.__typename, answer?.code];

describe("P-14 a stranger's failures shut nobody else out", () => {
  it("five wrong passwords for the ministry from elsewhere, or from its own network, stop nothing", async () => {
    const { username } = await aStaffAccount(on.platform, { role: "MINISTRY" });
    await fail(username, 5, { address: STRANGER });
    await fail(username, 5, { address: OFFICE });
    expect(typed(await staff(username, PASSWORD, { address: OFFICE }))[0]).not.toBe("LimitReached");
  });

  it("the stranger is stopped at the limit, and is told until when; the account is not", async () => {
    const { username } = await aStaffAccount(on.platform);
    const { most, windowSeconds } = RATE_LIMITS.signInNetwork;
    await fail(username, most, { address: STRANGER });
    const retryAt = new Date(on.clock.now().getTime() + windowSeconds * 1000).toISOString();
    const stopped = await staff(username, PASSWORD, { address: STRANGER });
    expect(stopped).toMatchObject({
      __typename: "LimitReached",
      code: "LIMIT_REACHED",
      limit: most,
      retryAt,
    });
    expect(await staff(username, PASSWORD, { address: OFFICE })).toMatchObject({ __typename: "StaffViewer" });
    on.clock.advance(windowSeconds);
    expect(await staff(username, PASSWORD, { address: STRANGER })).toMatchObject({
      __typename: "StaffViewer",
    });
  });

  it("counts failures only: whoever types the right password uses nothing up", async () => {
    const { username } = await aStaffAccount(on.platform);
    for (let time = 0; time < RATE_LIMITS.signInNetwork.most + 3; time += 1) {
      expect((await staff(username, PASSWORD))?.__typename).toBe("StaffViewer");
    }
    expect([...(await used(RATE_LIMITS.signInNetwork)), ...(await used(RATE_LIMITS.signInAddress))]).toEqual([
      0, 0,
    ]);
  });

  it("parallel guesses do not slip past", async () => {
    const { username } = await aStaffAccount(on.platform);
    const { most } = RATE_LIMITS.signInNetwork;
    const answers = await Promise.all(Array.from({ length: most + 6 }, () => staff(username, WRONG)));
    expect(answers.filter((answer) => answer?.code === "WRONG_CREDENTIALS")).toHaveLength(most);
    expect(answers.filter((answer) => answer?.code === "LIMIT_REACHED")).toHaveLength(6);
  });
});

describe("P-14 a browser that signed in before", () => {
  it("has a counter of its own, kept hashed, beside a stranger in the same network", async () => {
    const { id, username } = await aStaffAccount(on.platform);
    const { deviceCookie = "" } = await on.post("admin", SignInStaff, {
      login: username,
      password: PASSWORD,
    });
    expect(deviceCookie).toMatch(/^gd_device=[\w-]{32}\.[\w-]{43}$/);
    const { rows } = await on.platform.pool.query(
      "select 1 from known_device where account_id = $1 and device_hash = sha256($2::bytea)",
      [id, Buffer.from(deviceCookie.split("=")[1] ?? "")],
    );
    expect(rows).toHaveLength(1);
    await fail(username, RATE_LIMITS.signInNetwork.most + 1, {});
    expect(typed(await staff(username, PASSWORD))).toEqual(["LimitReached", "LIMIT_REACHED"]);
    expect(typed(await staff(username, PASSWORD, { cookie: deviceCookie }))[0]).toBe("StaffViewer");
    await fail(username, RATE_LIMITS.signInDevice.most, { cookie: deviceCookie });
    expect(typed(await staff(username, PASSWORD, { cookie: deviceCookie }))[0]).toBe("LimitReached");
  });

  it("is a stranger to other accounts and apps, and a made-up cookie is nobody's", async () => {
    const [own, other] = [await aStaffAccount(on.platform), await aStaffAccount(on.platform)];
    const reply = await on.post("admin", SignInStaff, { login: own.username, password: PASSWORD });
    const cookie = reply.deviceCookie ?? "";
    const forged = `gd_device=${"A".repeat(32)}.${"B".repeat(43)}`;
    await fail(own.username, RATE_LIMITS.signInNetwork.most, {});
    await fail(other.username, RATE_LIMITS.signInNetwork.most, { cookie });
    expect(typed(await staff(other.username, PASSWORD, { cookie }))[0]).toBe("LimitReached");
    expect(typed(await staff(own.username, PASSWORD, { cookie: forged }))[0]).toBe("LimitReached");
  });
});

describe("P-14 what is slowed down", () => {
  const overall = (most: number, name: string) =>
    on.platform.pool.query("update rate_limit set count = $1 where key like $2", [most, `${name}:%`]);

  it("an account that many networks guess at: a new network waits its turn of ten seconds, and gets it", async () => {
    const { username } = await aStaffAccount(on.platform);
    const known = (await on.post("admin", SignInStaff, { login: username, password: PASSWORD })).deviceCookie;
    await fail(username, 1, { address: STRANGER });
    await overall(RATE_LIMITS.signInAccount.most, RATE_LIMITS.signInAccount.name);
    const retryAt = new Date(on.clock.now().getTime() + 10_000).toISOString();
    for (let time = 0; time < 2; time += 1) {
      const slowed = await staff(username, PASSWORD, { address: OFFICE });
      expect(slowed).toMatchObject({ __typename: "LimitReached", code: "SLOWED_DOWN", retryAt });
    }
    expect(typed(await staff(username, PASSWORD, { cookie: known, address: OFFICE }))[0]).toBe("StaffViewer");
    on.clock.advance(10);
    const both = [staff(username, WRONG, { address: OFFICE }), staff(username, WRONG, { address: OFFICE })];
    const codes = (await Promise.all(both)).map((answer) => answer?.code);
    expect(codes.toSorted()).toEqual(["SLOWED_DOWN", "WRONG_CREDENTIALS"]);
    on.clock.advance(10);
    expect(typed(await staff(username, PASSWORD, { address: OFFICE }))[0]).toBe("StaffViewer");
  });

  it("a network that guesses at many accounts: its honest users wait, and come in", async () => {
    const { username } = await aStaffAccount(on.platform);
    await fail("nobody-here-1", 1, {});
    await overall(RATE_LIMITS.signInAddress.most, RATE_LIMITS.signInAddress.name);
    expect(typed(await staff(username, PASSWORD))).toEqual(["LimitReached", "SLOWED_DOWN"]);
    on.clock.advance(10);
    expect(typed(await staff(username, PASSWORD))[0]).toBe("StaffViewer");
    expect(typed(await staff(username, PASSWORD, { address: OFFICE }))[0]).toBe("StaffViewer");
  });
});

describe("P-14 names", () => {
  it("all names of one account share its counters, however they are typed", async () => {
    const { mobile, idNumber } = await aGraduate(on.platform);
    const spaced = mobile.replace(/^(...)(....)/, "$1 $2 ");
    const names = [mobile, spaced, `+86${mobile}`, idNumber, idNumber.toLowerCase(), ` +86 ${spaced}`];
    const { most } = RATE_LIMITS.signInNetwork;
    for (let time = 0; time < most; time += 1) {
      expect((await graduate(names[time % names.length] ?? "", WRONG))?.__typename).toBe("SignInRefused");
    }
    for (const name of names) expect((await graduate(name, PASSWORD))?.__typename).toBe("LimitReached");
  });

  it("unknown ones are counted, stopped and slowed down alike (P-07)", async () => {
    const { username } = await aStaffAccount(on.platform);
    const courses = [];
    for (const name of [username, "nobody-here-2"]) {
      await on.platform.pool.query("delete from rate_limit");
      const course = [];
      for (let time = 0; time < RATE_LIMITS.signInNetwork.most + 1; time += 1) {
        course.push(await staff(name, WRONG));
      }
      await on.platform.pool.query("update rate_limit set count = 1000 where key like 'sign-in-account:%'");
      course.push(await staff(name, WRONG, { address: OFFICE }));
      courses.push(course);
    }
    expect(courses[0]).toEqual(courses[1]);
    expect(courses[0]?.at(-1)?.code).toBe("SLOWED_DOWN");
  });
});
