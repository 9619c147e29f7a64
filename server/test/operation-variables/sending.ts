import type { Person, TestApp } from "../app.js";
import type { CrowdedWorld } from "../crowded-world.js";
import { newId } from "../factories.js";
import { aTermination, REASON } from "../terminations.js";

export interface Sending {
  person: Person;
  variables: object;
}

/** Makes what one operation of an app is sent with in a world; whatever it needs is there before the counting. */
export type Provider = (on: TestApp, world: CrowdedWorld) => Promise<Sending> | Sending;

/** More rows than any world has. */
export const PAGE = { first: 100, after: null };

/** A graduate whose record is in this state. */
export const graduate =
  (status: string, variables: (id: string) => object): Provider =>
  async (_on, world) => {
    const record = await world.record(status);
    return { person: record.graduate, variables: variables(record.id) };
  };
/** The world's employer. */
export const employer =
  (variables: (world: CrowdedWorld) => object = () => ({})): Provider =>
  (_on, world) => ({
    person: world.employer,
    variables: variables(world),
  });
/** The same about a record in this state. */
export const employerOn =
  (status: string, variables: (id: string) => object): Provider =>
  async (_on, world) => ({
    person: world.employer,
    variables: variables((await world.record(status)).id),
  });
/** The world's school user. */
export const staff =
  (variables: (world: CrowdedWorld) => object = () => ({})): Provider =>
  (_on, world) => ({
    person: world.staff,
    variables: variables(world),
  });
/** The same about a record in this state. */
export const staffOn =
  (status: string, variables: (id: string) => object): Provider =>
  async (_on, world) => ({
    person: world.staff,
    variables: variables((await world.record(status)).id),
  });
/** What nearly every act takes. */
export const id = (value: string) => ({ id: value });
export const recordId = (value: string) => ({ recordId: value });

/** A request to end an online agreement in force, of the side that does not ask. */
const termination =
  (
    answers: "GRADUATE" | "EMPLOYER",
    asks: "GRADUATE" | "EMPLOYER",
    variables: (id: string) => object,
  ): Provider =>
  async (on, world) => {
    const record = await world.record("SIGNED");
    const sides = { GRADUATE: record.graduate, EMPLOYER: world.employer };
    const requested = await aTermination(on, sides[asks], record.id);
    return { person: sides[answers], variables: variables(requested) };
  };
const refusal = (value: string) => ({ id: value, reason: "继续履行协议" });

/** What both sides send about the end of an agreement. */
export const endings = (
  me: "GRADUATE" | "EMPLOYER",
  other: "GRADUATE" | "EMPLOYER",
  onAgreement: (status: string, variables: (id: string) => object) => Provider,
): Record<string, Provider> => ({
  AgreementTermination: onAgreement("SIGNED", (agreementId) => ({ agreementId })),
  RecordPlace: onAgreement("SIGNED", id),
  TerminationReasons: onAgreement("SIGNED", () => ({})),
  AskTermination: onAgreement("SIGNED", (agreementId) => ({
    input: { id: newId(), agreementId, ...REASON, uploadIds: [] },
  })),
  AcceptTermination: termination(me, other, id),
  RefuseTermination: termination(me, other, refusal),
  TakeBackTermination: termination(me, me, id),
});
