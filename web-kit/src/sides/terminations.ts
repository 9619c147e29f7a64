import { graphql } from "../gql/index.js";

/*
 * The end of an agreement, as both of its sides ask for it and answer (F-50).
 */

/** Most characters of an explanation or a reason; the server looks again. */
export const LONGEST_TEXT = 500;

/** Where a termination's own address leads: its agreement's page shows it. */
export const RecordPlace = graphql(`
  query RecordPlace($id: ID!) {
    record(id: $id) {
      id
      ... on Termination {
        agreementId
      }
    }
  }
`);

export const TerminationReasons = graphql(`
  query TerminationReasons {
    catalogue(name: TERMINATION_REASON) {
      code
      label
    }
  }
`);

export const AskTermination = graphql(`
  mutation AskTermination($input: AskTerminationInput!) {
    askTermination(input: $input) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const AcceptTermination = graphql(`
  mutation AcceptTermination($id: ID!) {
    acceptTermination(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const RefuseTermination = graphql(`
  mutation RefuseTermination($id: ID!, $reason: String!) {
    refuseTermination(id: $id, reason: $reason) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);

export const TakeBackTermination = graphql(`
  mutation TakeBackTermination($id: ID!) {
    takeBackTermination(id: $id) {
      ... on RecordChanged {
        alreadyDone
      }
      ...RefusalShown
    }
  }
`);
