import type { EntityManager } from "@mikro-orm/postgresql";
import { type ClassType, Extensions, Field, InputType } from "type-graphql";
import type { EmployerIdentity, GraduateIdentity, StaffIdentity } from "../parties/identity/index.js";
import type { Platform } from "../platform/platform.js";
import type { RecordStatus } from "../words/record-words.js";
import type { Refusal } from "../words/refusals.js";
import type { SubmissionInput } from "./kept-form.js";

/*
 * What a flow has of its own in the acts that all flows share: the form that its graduates fill in, and what its
 * reviewers give with an approval. Each is a field of an input of which exactly one field is sent; a flow registers its
 * own, so that a new kind adds a field from its own folder and copies nothing.
 */

/** Inputs so marked take exactly one of their fields: `@oneOf` in the contract (api/schema.ts). */
export const ONE_OF = { oneOf: true } as const;

@Extensions(ONE_OF)
@InputType("RecordFormInput", {
  description:
    "What a graduate or an employer fills in, by the kind of record. Problems name the fields of that form below `form`, e.g. `form.uscc`.",
})
export class RecordFormInput {}

@Extensions(ONE_OF)
@InputType("OwnVerdictInput", {
  description: "What an approval brings along that only records of one kind have.",
})
export class OwnVerdictInput {}

/** Who fills forms in: graduates, and employers about their own organisation. */
export type Filler = GraduateIdentity | EmployerIdentity;

/** Who fills a form in, and where. */
export interface FillingIn<By extends Filler = GraduateIdentity> {
  readonly platform: Platform;
  readonly em: EntityManager;
  readonly viewer: By;
  readonly now: Date;
}

/** The form of a flow as it is sent, as JSON. */
export interface FormPart<By extends Filler = GraduateIdentity> {
  /** Its field of `RecordFormInput`. */
  readonly field: string;
  readonly description: string;
  readonly input: () => ClassType<Filled>;
  /** Any part of it, as a draft keeps it. @throws {InvalidInput} for what no form could hold. */
  draft(form: Filled, by: FillingIn<By>): Promise<object> | object;
  /** All of it, checked. @throws {InvalidInput} naming every problem. */
  submission(form: Filled, by: FillingIn<By>): Promise<SubmissionInput> | SubmissionInput;
}

/** What every form has: the version that its writer read last. */
export interface Filled {
  version?: number | null;
}

/** What reviewers of a flow give with an approval, beside the verdict. */
export interface VerdictPart {
  /** Its field of `OwnVerdictInput`. */
  readonly field: string;
  readonly description: string;
  readonly input: () => ClassType<object>;
  /** Whether an approval in this state cannot do without it; never unless given. */
  needed?(status: RecordStatus): boolean;
  /** What the act takes, checked before the verdict is given or held; survives JSON (F-18). @throws {Refusal} */
  check(given: object, about: VerdictAbout): Promise<object> | object;
  /** The refusal where it is sent with a record of another kind. */
  elsewhere(): Refusal;
}

export interface VerdictAbout {
  readonly platform: Platform;
  readonly em: EntityManager;
  readonly viewer: StaffIdentity;
  readonly recordId: string;
}

/** Adds a flow's part to one of the inputs, when its module is loaded. */
export function addPart(
  to: typeof RecordFormInput | typeof OwnVerdictInput,
  { field, description, input }: Pick<FormPart<Filler> | VerdictPart, "field" | "description" | "input">,
): void {
  Field(input, { nullable: true, description })(to.prototype, field);
}

/** The one part that is there; GraphQL has seen to it that there is one. */
export function partGiven(input: object): [field: string, given: object] {
  const [part] = Object.entries(input).filter(([, given]) => given !== null && given !== undefined);
  if (!part) throw new Error("An input of exactly one field came with none");
  return part as [string, object];
}
