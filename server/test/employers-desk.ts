import { graphql } from "../../stage/src/gql/index.js";

/** The operations of the operator's desk as tests send them. */
export const DESK = {
  list: graphql(`query DeskEmployers($filter: EmployerFilter!, $first: Int!, $after: String) {
    employers(filter: $filter, first: $first, after: $after) {
      rows { id name uscc formerNames state personInCharge mobileMasked accounts } endCursor } }`),
  count: graphql(`query DeskEmployersCount($filter: EmployerFilter!) { employersCount(filter: $filter) }`),
  employer: graphql(`query DeskEmployer($id: ID!) { employer(id: $id) {
    id name uscc state suspensionReason suspensionEffects contactMobileMasked contactEmailMasked
    mergedInto { id } duplicates { id } formerNames { name uscc }
    accounts { id name mobileMasked inCharge disabled }
    work { openInvitations inReview inForce terminationsToAnswer }
    history { title actorName reason note } marks { schoolName reason } looks { what who } } }`),
  reveal: graphql(`mutation DeskReveal($id: ID!) { revealEmployerContacts(id: $id) {
    ... on EmployerContacts { contactMobile contactEmail accountMobiles { accountId mobile } }
    ... on Refusal { __typename code } } }`),
  suspend: graphql(`mutation DeskSuspend($input: SuspensionInput!) { suspendEmployer(input: $input) {
    ... on EmployerDetail { __typename state suspensionReason }
    ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`),
  lift: graphql(`mutation DeskLift($input: SuspensionInput!) { liftSuspension(input: $input) {
    ... on EmployerDetail { __typename state suspensionReason }
    ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`),
  handOver: graphql(`mutation DeskHandOver($input: HandOverInput!) { handOverPersonInCharge(input: $input) {
    ... on EmployerDetail { __typename accounts { id name inCharge mobileMasked } }
    ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`),
  release:
    graphql(`mutation DeskRelease($input: ReleaseEmployerAccountInput!) { releaseEmployerAccount(input: $input) {
    ... on EmployerDetail { __typename accounts { id mobileMasked } }
    ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`),
  previewMerge:
    graphql(`query DeskMergePreview($id: ID!, $intoUscc: String!) { mergePreview(id: $id, intoUscc: $intoUscc) {
    ... on MergePreview { __typename into { id } accounts records favourites refusal }
    ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`),
  merge: graphql(`mutation DeskMerge($input: MergeEmployersInput!) { mergeEmployers(input: $input) {
    ... on EmployerDetail { __typename state mergedInto { id } }
    ... on Refusal { __typename code message } ... on InvalidInput { fields { field message } } } }`),
} as const;
