import { ExtendInvitation, SendInvitation, TakeBackInvitation } from "../client/acts.js";
import type { Outcome, Told } from "../client/answer.js";
import type { Conversation } from "../client/conversation.js";
import type {
  EmployerAgreementsQuery,
  EmployerCountsSeenQuery,
  EmployerList,
  EmployerListFilter,
  FavouriteSeenFragment,
  GraduateHitSeenFragment,
  InvitationTermsInput,
} from "../gql/graphql.js";
import { graphql } from "../gql/index.js";
import type { Changed } from "./answers.js";
import { Party } from "./party.js";

/** What the exact search asks for (F-20). */
export interface Sought {
  name: string;
  idNumber: string;
  schoolName: string;
}

export type Hit = Told<GraduateHitSeenFragment>;

const FindGraduate = graphql(`
  mutation FindGraduate($input: FindGraduateInput!) {
    findGraduate(input: $input) {
      __typename
      ...GraduateHitSeen
      ...RefusalFacts
    }
  }
  fragment GraduateHitSeen on GraduateHit { token name idNumberMasked schoolName favouriteId }
`);

export type FavouriteSeen = Told<FavouriteSeenFragment>;

const AddFavourite = graphql(`
  mutation AddFavourite($token: String!) {
    addFavourite(token: $token) { __typename ...FavouriteSeen ...RefusalFacts }
  }
  fragment FavouriteSeen on Favourite { id name notInvitableReason }
`);

const FavouriteOfId = graphql(`
  query FavouriteOfId($id: ID!) {
    favourite(id: $id) { ...FavouriteSeen }
  }
`);

const SchoolOptions = graphql(`
  query SchoolOptions($search: String!) {
    schoolOptions(search: $search) { id name }
  }
`);

export type Terms = InvitationTermsInput;
export type ListName = EmployerList;
export type EmployerRow = Told<EmployerAgreementsQuery["employerAgreements"]["rows"][number]>;

const EmployerAgreements = graphql(`
  query EmployerAgreements($list: EmployerList!, $filter: EmployerListFilter, $after: String) {
    employerAgreements(list: $list, filter: $filter, first: 50, after: $after) {
      rows { id graduateName status statusLabel invitableFavouriteId }
      endCursor
    }
  }
`);

export type CountsSeen = Told<EmployerCountsSeenQuery["employerCounts"]>;

const Counts = graphql(`
  query EmployerCountsSeen {
    employerCounts {
      awaitingAnswer awaitingReview signed failed terminating terminated terminationFailed favourites
    }
  }
`);

/** Someone acting for an employer at the desk. */
export class Employer<Line extends Conversation = Conversation> extends Party<Line> {
  readonly #schools = new Map<string, string>();

  async findsGraduate({ name, idNumber, schoolName }: Sought): Promise<Outcome<Hit>> {
    const schoolId = await this.#schoolId(schoolName);
    return await this.line.send(FindGraduate, { input: { name, idNumber, schoolId } });
  }

  keepsAsFavourite(token: string): Promise<Outcome<FavouriteSeen>> {
    return this.line.send(AddFavourite, { token });
  }

  /** Finds the graduate by exact search and keeps them (F-20): the favourite. @throws when they are not found. */
  async keeps(sought: Sought): Promise<string> {
    const hit = await this.findsGraduate(sought);
    if (hit.favouriteId) return hit.favouriteId;
    const { id, code } = await this.keepsAsFavourite(hit.token ?? "");
    if (!id) throw new Error(`${sought.name} was not found: ${hit.code ?? code}`);
    return id;
  }

  favourite(id: string): Promise<FavouriteSeen | null> {
    return this.line.send(FavouriteOfId, { id });
  }

  /** `id` is made by the caller: the same id again is the same act. */
  invites(id: string, favouriteId: string, terms: Terms): Promise<Outcome<Changed>> {
    return this.line.send(SendInvitation, { input: { id, favouriteId, terms } });
  }

  extendsDeadline(id: string, validDays: number): Promise<Outcome<Changed>> {
    return this.line.send(ExtendInvitation, { id, validDays });
  }

  takesBack(id: string): Promise<Outcome<Changed>> {
    return this.line.send(TakeBackInvitation, { id });
  }

  /** Every row of one of the lists, through all its pages. */
  async list(list: ListName, filter: EmployerListFilter = {}): Promise<EmployerRow[]> {
    const rows: EmployerRow[] = [];
    let after: string | null = null;
    do {
      const page: Told<EmployerAgreementsQuery["employerAgreements"]> = await this.line.send(
        EmployerAgreements,
        { list, filter, after },
      );
      rows.push(...page.rows);
      after = page.endCursor;
    } while (after);
    return rows;
  }

  counts(): Promise<CountsSeen> {
    return this.line.send(Counts);
  }

  async #schoolId(name: string): Promise<string> {
    const known = this.#schools.get(name);
    if (known) return known;
    const options = await this.line.send(SchoolOptions, { search: name });
    const id = options.find((option) => option.name === name)?.id;
    if (!id) throw new Error(`The platform offers no school called ${name}`);
    this.#schools.set(name, id);
    return id;
  }
}
