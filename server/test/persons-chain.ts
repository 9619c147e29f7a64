import { expect } from "vitest";
import { RemoveGraduates, RestoreGraduates } from "../../stage/src/client/acts.js";
import type { Conversation } from "../../stage/src/client/conversation.js";
import { textToAccept } from "../../stage/src/client/reading.js";
import { SignInGraduate } from "../../stage/src/client/sign-in.js";
import { graphql } from "../../stage/src/gql/index.js";
import { settleAllDue } from "../src/records/clock-sweep.js";
import type { AnyAct, TestApp } from "./app.js";
import {
  anEmployer,
  aProvince,
  aSchool,
  aStaffAccount,
  COHORT,
  chooseAgreementType,
  newId,
  PASSWORD,
  type TestEmployer,
  type TestSchool,
  type TestStaff,
} from "./factories.js";
import { registers } from "./registering.js";
import { rosterDesk } from "./roster-desk.js";
import { type RosterWish, rosterCsv, rosterIdNumber, rosterRow } from "./roster-files.js";
import { SIGNING, TERMS, verdictOn } from "./signing.js";
import { REASON, TERMINATION } from "./terminations.js";

/*
 * Persons with two and three roster rows (F-01a, F-01b, P-12), each of seven kinds, from the registration to the last
 * roster: everybody sees all of their own and only that. What each kind ends with is written by hand in ENDS.
 */

const KINDS = ["结业转毕业", "延期", "两个层次", "转学校", "号码更正", "证件换发", "两份证件"] as const;
type Kind = (typeof KINDS)[number];

/** The rows as `school/cohort standing`, and the states of the records on all of them. */
const ENDS: Readonly<Record<Kind, { rows: readonly string[]; records: readonly string[] }>> = {
  结业转毕业: { rows: ["甲/2026 已转届", "甲/2027 在册"], records: ["LAPSED", "SIGNED"] },
  延期: { rows: ["甲/2026 已转届", "甲/2027 在册"], records: ["TERMINATED", "TERMINATION_DONE"] },
  两个层次: { rows: ["丙/2026 在册", "甲/2026 在册", "乙/2027 在册"], records: ["SIGNED", "SIGNED"] },
  转学校: { rows: ["甲/2027 失效", "乙/2027 在册"], records: ["SIGNED"] },
  号码更正: { rows: ["甲/2026 在册", "乙/2027 在册"], records: ["SIGNED", "INVITED"] },
  证件换发: { rows: ["甲/2026 在册", "乙/2027 在册"], records: ["INVITED"] },
  两份证件: { rows: ["甲/2026 在册", "乙/2027 在册"], records: ["INVITED"] },
};

const FIND = graphql(`
  mutation ChainFind($input: FindGraduateInput!) {
    findGraduate(input: $input) { __typename ... on GraduateHit { token cohort } ... on Refusal { code } }
  }
`);
const ADD = graphql(`
  mutation ChainAdd($token: String!) {
    addFavourite(token: $token) { __typename ... on Favourite { id } ... on Refusal { code } }
  }
`);
const OWN = graphql(`
  query ChainOwn {
    myIdentities { id schoolName cohort standingLabel }
    messages(first: 100) { rows { recordId } }
  }
`);
const CHOOSE = graphql(`
  mutation ChainChoose($id: ID!) {
    chooseIdentity(id: $id) { __typename }
  }
`);
const JOIN = graphql(`
  mutation ChainJoin($id: ID!, $documentNumber: String!, $name: String!) {
    joinPersons(id: $id, documentNumber: $documentNumber, name: $name) { __typename }
  }
`);
const CARDS = graphql(`
  query ChainCards {
    myRecords { id status }
  }
`);
const RECORD = graphql(`
  query ChainRecord($id: ID!) {
    record(id: $id) { id }
  }
`);
const CONFIRM = graphql(`
  mutation ChainConfirm {
    confirmMyData(consentTo: 1) { __typename }
  }
`);

interface Person {
  kind: Kind;
  number: number;
  name: string;
  idNumber: string;
  /** Once corrected or renewed. */
  laterNumber: string;
  mobile: string;
  cookie: string;
  records: string[];
}

interface Place {
  school: TestSchool;
  staff: TestStaff;
}

export async function personsChain(on: TestApp, count: number): Promise<void> {
  const chain = new Chain(on, await aStage(on), await anEmployer(on.platform), persons(count));
  await chain.firstRosters();
  await chain.register();
  await chain.sign();
  await chain.laterRosters();
  await chain.everybodySeesTheirOwn();
}

type Stage = Readonly<Record<"甲" | "乙" | "丙", Place>>;

async function aStage(on: TestApp): Promise<Stage> {
  const cohorts = [COHORT - 1, COHORT];
  const province = await aProvince(on.platform, { agreementType: null });
  for (const cohort of cohorts) await chooseAgreementType(on.platform, province, cohort, "TWO_PARTY");
  const place = async (): Promise<Place> => {
    const school = await aSchool(on.platform, { province, cohorts });
    return { school, staff: await aStaffAccount(on.platform, { school }) };
  };
  return { 甲: await place(), 乙: await place(), 丙: await place() };
}

function persons(count: number): Person[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: KINDS[at % KINDS.length] ?? "延期",
    number: 5000 + at,
    name: `多名单${at}`,
    idNumber: rosterIdNumber(5000 + at),
    // Of the same sex and day of birth.
    laterNumber: rosterIdNumber(5000 + 2 * 672 + at),
    mobile: `135${String(at).padStart(8, "0")}`,
    cookie: "",
    records: [],
  }));
}

class Chain {
  constructor(
    readonly on: TestApp,
    readonly stage: Stage,
    readonly employer: TestEmployer,
    readonly persons: readonly Person[],
  ) {}

  async firstRosters(): Promise<void> {
    const 结业 = { 学历层次: "33" };
    const 硕士 = { 学历层次: "11", 学制: "3" };
    await this.roster(
      "甲",
      COHORT - 1,
      ["结业转毕业", "延期", "两个层次", "号码更正", "证件换发", "两份证件"],
      {},
      结业,
    );
    await this.roster("甲", COHORT, ["转学校"]);
    await this.roster("丙", COHORT - 1, ["两个层次"], { 学历层次: "41", 学制: "3" });
    await this.roster("乙", COHORT, ["两个层次", "号码更正", "证件换发", "两份证件"], 硕士);
  }

  /** Everybody makes the one account of theirs by the first row, and signs in. */
  async register(): Promise<void> {
    for (const person of this.persons) {
      const { name, idNumber, mobile, number } = person;
      const { 学号: studentNumber, 考生号: candidateNumber } = numbersOf(number);
      const input = { name, idNumber, mobile, studentNumber, candidateNumber, password: PASSWORD };
      const { entered } = await registers(this.on, input);
      expect(entered).toMatchObject({ __typename: "GraduateViewer" });
      await this.signIn(person, mobile);
      await this.on.post("student", CONFIRM, {}, { cookie: person.cookie });
    }
  }

  async sign(): Promise<void> {
    for (const person of this.persons) {
      switch (person.kind) {
        case "结业转毕业":
        case "证件换发":
        case "两份证件":
          await this.invite(person, "甲", COHORT - 1);
          break;
        case "延期":
        case "号码更正":
          await this.signed(person, "甲", COHORT - 1);
          break;
        case "两个层次":
          await this.signed(person, "甲", COHORT - 1);
          await this.signed(person, "乙", COHORT);
          break;
        case "转学校":
          break;
      }
    }
  }

  async laterRosters(): Promise<void> {
    await this.roster("甲", COHORT, ["结业转毕业"]);
    // Who has signed is left out, and comes once the agreement has ended.
    await this.roster("甲", COHORT, ["延期"], {}, {}, { leftOut: this.of("延期").length });
    for (const person of this.of("延期")) await this.terminated(person);
    await this.roster("甲", COHORT, ["延期"], {}, {}, { transferred: this.of("延期").length });
    await this.movesSchool();
    const 硕士 = { 学历层次: "11", 学制: "3" };
    for (const person of this.of("号码更正", "证件换发")) person.idNumber = person.laterNumber;
    await this.roster("乙", COHORT, ["号码更正", "证件换发"], 硕士);
    await this.roster("甲", COHORT - 1, ["证件换发"]);
    for (const person of this.of("两份证件")) await this.joined(person);
    await settleAllDue(this.on.platform);
    for (const person of this.of("结业转毕业")) await this.signed(person, "甲", COHORT);
    for (const person of this.of("转学校")) await this.signed(person, "乙", COHORT);
    for (const person of this.of("号码更正")) await this.invite(person, "乙", COHORT);
  }

  /** Left out while the first school has them; the first school's 恢复 answers the same afterwards. */
  async movesSchool(): Promise<void> {
    const moving = this.of("转学校");
    await this.roster("乙", COHORT, ["转学校"], {}, {}, { leftOut: moving.length });
    const { staff } = this.stage.甲;
    const ids: string[] = [];
    for (const { idNumber } of moving) ids.push(await this.rowOf(idNumber, "甲", COHORT));
    for (const id of ids)
      expect(await this.on.ask(staff, RemoveGraduates, { ids: [id] })).toMatchObject({ changed: 1 });
    await this.roster("乙", COHORT, ["转学校"], {}, {}, { added: moving.length });
    for (const id of ids) {
      expect(await this.on.ask(staff, RestoreGraduates, { ids: [id] })).toMatchObject({
        changed: 0,
        items: [{ ok: false, message: expect.stringContaining(this.stage.乙.school.name) }],
      });
    }
  }

  /** 乙 had the other document; 甲 has both before it. */
  async joined({ idNumber, laterNumber: documentNumber, name }: Person): Promise<void> {
    const id = await this.rowOf(idNumber, "甲", COHORT - 1);
    const { staff } = this.stage.甲;
    expect(await this.on.ask(staff, JOIN, { id, documentNumber, name })).toEqual({
      __typename: "GraduateDetail",
    });
  }

  async everybodySeesTheirOwn(): Promise<void> {
    await this.on.runOutbox();
    for (const [at, person] of this.persons.entries()) {
      // By the number that holds now: the account came along.
      await this.signIn(person, person.idNumber);
      const { cookie } = person;
      await this.on.post("student", CONFIRM, {}, { cookie });
      const { data: own } = await this.on.post("student", OWN, {}, { cookie });
      const rows = own?.myIdentities ?? [];
      expect(rows.map((row) => this.told(row)).sort()).toEqual([...ENDS[person.kind].rows].sort());
      const seen: { id: string; status: string }[] = [];
      for (const { id } of rows) {
        await this.on.post("student", CHOOSE, { id }, { cookie });
        await this.on.post("student", CONFIRM, {}, { cookie });
        seen.push(...((await this.on.post("student", CARDS, {}, { cookie })).data?.myRecords ?? []));
      }
      expect(seen.map(({ status }) => status).sort()).toEqual([...ENDS[person.kind].records].sort());
      for (const id of person.records) expect(seen.map((record) => record.id)).toContain(id);
      const all = new Set(seen.map(({ id }) => id));
      for (const { recordId } of own?.messages.rows ?? []) if (recordId) expect(all).toContain(recordId);
      const stranger = this.persons[(at + 1) % this.persons.length];
      for (const id of stranger?.records ?? []) {
        expect((await this.on.post("student", RECORD, { id }, { cookie })).data?.record).toBeNull();
      }
    }
  }

  of(...kinds: readonly Kind[]): Person[] {
    return this.persons.filter(({ kind }) => kinds.includes(kind));
  }

  /** One roster file: all of these kinds, with `wish`; those who are 结业 as well with `graduates`. */
  async roster(
    at: keyof Stage,
    cohort: number,
    kinds: readonly Kind[],
    wish: RosterWish = {},
    ended: RosterWish = {},
    found: object = {},
  ): Promise<void> {
    const coming = this.of(...kinds);
    if (coming.length === 0) return;
    const { school, staff } = this.stage[at];
    const rows = coming.map(({ kind, number, name, idNumber, laterNumber, mobile }) =>
      rosterRow(school, number, {
        ...numbersOf(number),
        身份证号: kind === "两份证件" && at === "乙" ? laterNumber : idNumber,
        姓名: name,
        手机: mobile,
        ...wish,
        ...(kind === "结业转毕业" ? ended : {}),
      }),
    );
    const { send, read, commit } = rosterDesk(() => this.on);
    const { status, body } = await send(staff, rosterCsv(rows), {}, cohort);
    expect(status).toBe(202);
    await this.on.runOutbox();
    const checked = await read(staff, body.id);
    expect(checked).toMatchObject({ status: "CHECKED", wrong: 0, ...found });
    const { added, changed, transferred } = checked;
    if (added + changed + transferred > 0)
      expect(await commit(staff, body.id)).toMatchObject({ status: "COMMITTED" });
  }

  async signIn(person: Person, login: string): Promise<void> {
    const { setCookie, data } = await this.on.post("student", SignInGraduate, { login, password: PASSWORD });
    expect(data?.signInGraduate).toMatchObject({ __typename: "GraduateViewer" });
    person.cookie = setCookie?.split(";")[0] ?? "";
  }

  /** Found by name, number and school (F-20), kept, invited. */
  async invite(person: Person, at: keyof Stage, cohort: number): Promise<string> {
    const { name, idNumber } = person;
    const input = { name, idNumber, schoolId: this.stage[at].school.id };
    const hit = await this.on.ask(this.employer, FIND, { input });
    expect(hit).toMatchObject({ __typename: "GraduateHit", cohort });
    const kept = await this.on.ask(this.employer, ADD, { token: "token" in hit ? hit.token : "" });
    const id = newId();
    const favouriteId = "id" in kept ? kept.id : "";
    const invitation = { id, favouriteId, terms: { ...TERMS, validDays: 20 } };
    expect(await this.on.act(this.employer, SIGNING.invite, { input: invitation })).toMatchObject({
      agreement: { status: "INVITED" },
    });
    person.records.push(id);
    return id;
  }

  async signed(person: Person, at: keyof Stage, cohort: number): Promise<void> {
    const id = await this.invite(person, at, cohort);
    const send = async (act: AnyAct, of: object) => {
      const { data } = await this.on.sendRaw("student", String(act), of, { cookie: person.cookie });
      return data && Object.values(data)[0];
    };
    const textSha256 = await textToAccept({ send: send as Conversation["send"] }, id);
    const { data } = await this.on.sendRaw(
      "student",
      String(SIGNING.accept),
      { id, textSha256 },
      { cookie: person.cookie },
    );
    expect(JSON.stringify(data)).toContain("SCHOOL_REVIEW");
    await this.on.act(this.stage[at].staff, SIGNING.approve, verdictOn(id));
  }

  async terminated(person: Person): Promise<void> {
    const [agreementId] = person.records;
    const id = newId();
    const input = { id, agreementId, ...REASON, uploadIds: [] };
    const { data } = await this.on.sendRaw(
      "student",
      String(TERMINATION.ask),
      { input },
      { cookie: person.cookie },
    );
    expect(JSON.stringify(data)).toContain("ASKED_BY_GRADUATE");
    await this.on.act(this.employer, TERMINATION.accept, { id });
    await this.on.act(this.stage.甲.staff, SIGNING.approve, verdictOn(id));
    person.records.push(id);
  }

  async rowOf(idNumber: string, at: keyof Stage, cohort: number): Promise<string> {
    const index = this.on.platform.keys.blindIndex("idNumber", idNumber);
    const row = await this.on.row<{ id: string }>(
      "select id from graduate where id_number_index = $1 and school_id = $2 and cohort = $3",
      [index, this.stage[at].school.id, cohort],
    );
    return row.id;
  }

  told({
    schoolName,
    cohort,
    standingLabel,
  }: {
    schoolName: string;
    cohort: number;
    standingLabel: string;
  }): string {
    const at = Object.entries(this.stage).find(([, { school }]) => school.name === schoolName)?.[0];
    return `${at}/${cohort} ${standingLabel}`;
  }
}

/** The same in every row: what a person registers with. */
function numbersOf(number: number): { 学号: string; 考生号: string } {
  return { 学号: `2023${String(number).padStart(6, "0")}`, 考生号: `2332${String(number).padStart(8, "0")}` };
}
