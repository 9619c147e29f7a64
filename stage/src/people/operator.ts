import { ApproveRecord, RejectRecord, ReturnRecord } from "../client/acts.js";
import type { Conversation } from "../client/conversation.js";
import { graphql } from "../gql/index.js";

const Waiting = graphql(`
  query OperatorWaiting($after: String) {
    reviewQueue(filter: { view: WAITING_FOR_ME, kinds: [EMPLOYER_VERIFICATION] }, first: 100, after: $after) {
      rows { id counterpart submission waitsForMe }
    }
  }
`);

const Page = graphql(`
  query OperatorPage($id: ID!) {
    reviewPage(recordId: $id) {
      uploads { id purposeLabel }
      comparison { changes { label before after } }
      record {
        id status submission
        ... on EmployerVerification {
          registerOutcome
          comparison { label submitted registered differs }
          notices
        }
      }
    }
  }
`);

const FindEmployer = graphql(`
  query OperatorFindsEmployer($search: String) {
    employers(filter: { search: $search }, first: 5) { rows { id name } }
  }
`);

const Suspend = graphql(`
  mutation OperatorSuspends($input: SuspensionInput!) {
    suspendEmployer(input: $input) { __typename ...RefusalFacts }
  }
`);

const Lift = graphql(`
  mutation OperatorLifts($input: SuspensionInput!) {
    liftSuspension(input: $input) { __typename ...RefusalFacts }
  }
`);

/** 平台客服: decides on organisations (F-70), and suspends them (F-76). */
export class Operator {
  constructor(private readonly line: Conversation) {}

  async waiting() {
    return (await this.line.send(Waiting, { after: null })).rows;
  }

  page(id: string) {
    return this.line.send(Page, { id });
  }

  approves(id: string, submission: number) {
    return this.line.send(ApproveRecord, { verdict: { recordId: id, submission } });
  }

  returns(id: string, submission: number, reasonCategory: string, details: string) {
    return this.line.send(ReturnRecord, {
      verdict: { recordId: id, submission },
      rejection: { reasonCategory, details },
    });
  }

  rejects(id: string, submission: number, reasonCategory: string, details: string) {
    return this.line.send(RejectRecord, {
      verdict: { recordId: id, submission },
      rejection: { reasonCategory, details },
    });
  }

  async findsEmployer(name: string): Promise<string | null> {
    const { rows } = await this.line.send(FindEmployer, { search: name });
    return rows.find((row) => row.name === name)?.id ?? null;
  }

  suspends(id: string, reason: string) {
    return this.line.send(Suspend, { input: { id, reason } });
  }

  lifts(id: string, reason: string) {
    return this.line.send(Lift, { input: { id, reason } });
  }
}
