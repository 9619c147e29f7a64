import type { Conversation } from "../conversation.js";
import { CHANGED, type Changed, type Outcome } from "./answers.js";
import { Party } from "./party.js";

/** What the exact search asks for (F-20). */
export interface Sought {
  name: string;
  idNumber: string;
  schoolName: string;
}

export interface Hit {
  token: string;
  name: string;
  idNumberMasked: string;
  schoolName: string;
  favouriteId: string | null;
}

export interface FavouriteSeen {
  id: string;
  name: string;
  notInvitableReason: string | null;
}

/** Terms of an invitation, as `InvitationTermsInput` of the contract. */
export interface Terms {
  validDays: number;
  contactName: string;
  contactMobile: string;
  job: { categoryCode: string; positionName: string } & Record<string, string | number | boolean | null>;
}

export type ListName =
  | "PENDING"
  | "SIGNED"
  | "FAILED"
  | "TERMINATING"
  | "TERMINATED"
  | "TERMINATION_FAILED"
  | "FROZEN";

export interface EmployerRow {
  id: string;
  graduateName: string;
  status: string;
  statusLabel: string;
  invitableFavouriteId: string | null;
}

export interface CountsSeen {
  awaitingAnswer: number;
  awaitingReview: number;
  signed: number;
  failed: number;
  terminating: number;
  terminated: number;
  terminationFailed: number;
  favourites: number;
}

/** Someone acting for an employer at the desk. */
export class Employer<Line extends Conversation = Conversation> extends Party<Line> {
  readonly #schools = new Map<string, string>();

  async findsGraduate(sought: Sought): Promise<Outcome<Hit>> {
    const { name, idNumber, schoolName } = sought;
    const { found } = await this.line.ask<{ found: Outcome<Hit> }>(
      `mutation ($input: FindGraduateInput!) { found: findGraduate(input: $input) {
        __typename
        ... on GraduateHit { token name idNumberMasked schoolName favouriteId }
        ... on Refusal { code message } } }`,
      { input: { name, idNumber, schoolId: await this.#schoolId(schoolName) } },
    );
    return found;
  }

  async keepsAsFavourite(token: string): Promise<Outcome<FavouriteSeen>> {
    const { kept } = await this.line.ask<{ kept: Outcome<FavouriteSeen> }>(
      `mutation ($token: String!) { kept: addFavourite(token: $token) {
        __typename ... on Favourite { id name notInvitableReason } ... on Refusal { code message } } }`,
      { token },
    );
    return kept;
  }

  async favourite(id: string): Promise<FavouriteSeen | null> {
    const { favourite } = await this.line.ask<{ favourite: FavouriteSeen | null }>(
      "query ($id: ID!) { favourite(id: $id) { id name notInvitableReason } }",
      { id },
    );
    return favourite;
  }

  /** `id` is made by the caller: the same id again is the same act. */
  async invites(id: string, favouriteId: string, terms: Terms): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($input: InvitationInput!) { done: sendInvitation(input: $input) {
        ${CHANGED} ... on InvalidInput { fields { field message } } } }`,
      { input: { id, favouriteId, terms } },
    );
    return done;
  }

  async extendsDeadline(id: string, validDays: number): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($id: ID!, $days: Int!) { done: extendInvitation(id: $id, validDays: $days) { ${CHANGED} } }`,
      { id, days: validDays },
    );
    return done;
  }

  async takesBack(id: string): Promise<Outcome<Changed>> {
    const { done } = await this.line.ask<{ done: Outcome<Changed> }>(
      `mutation ($id: ID!) { done: takeBackInvitation(id: $id) { ${CHANGED} } }`,
      { id },
    );
    return done;
  }

  /** Every row of one of the lists, through all its pages. */
  async list(list: ListName, filter: { status?: string; name?: string } = {}): Promise<EmployerRow[]> {
    const rows: EmployerRow[] = [];
    let after: string | null = null;
    do {
      const { page }: { page: { rows: EmployerRow[]; endCursor: string | null } } = await this.line.ask(
        `query ($list: EmployerList!, $filter: EmployerListFilter, $after: String) {
          page: employerAgreements(list: $list, filter: $filter, first: 50, after: $after) {
            rows { id graduateName status statusLabel invitableFavouriteId } endCursor } }`,
        { list, filter, after },
      );
      rows.push(...page.rows);
      after = page.endCursor;
    } while (after);
    return rows;
  }

  async counts(): Promise<CountsSeen> {
    const { counts } = await this.line.ask<{ counts: CountsSeen }>(
      "{ counts: employerCounts { awaitingAnswer awaitingReview signed failed terminating terminated terminationFailed favourites } }",
    );
    return counts;
  }

  async #schoolId(name: string): Promise<string> {
    const known = this.#schools.get(name);
    if (known) return known;
    const { options } = await this.line.ask<{ options: { id: string; name: string }[] }>(
      "query ($search: String!) { options: schoolOptions(search: $search) { id name } }",
      { search: name },
    );
    const id = options.find((option) => option.name === name)?.id;
    if (!id) throw new Error(`The platform offers no school called ${name}`);
    this.#schools.set(name, id);
    return id;
  }
}
