import { v7 as uuidv7 } from "uuid";
import type { Conversation } from "../conversation.js";
import { type Done, type Outcome, PROBLEMS, RECORD_DONE } from "./answers.js";
import { Recipient } from "./reader.js";

/** Why an agreement should end, as its form takes it. */
export interface TerminationReason {
  reasonCode: string;
  explanation: string;
}

/** One side of an agreement: what graduates and employers alike can do about its end (F-50…F-57). */
export class Party<Line extends Conversation = Conversation> extends Recipient<Line> {
  /** F-50, F-53; `uploadIds`: files laid beside the agreement. */
  async asksTermination(
    agreementId: string,
    reason: TerminationReason,
    uploadIds: readonly string[] = [],
    id: string = uuidv7(),
  ): Promise<Outcome<Done>> {
    return await this.does(
      `mutation ($input: AskTerminationInput!) { done: askTermination(input: $input) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { input: { id, agreementId, ...reason, uploadIds } },
    );
  }

  /** After a return (F-53). */
  async asksTerminationAgain(
    id: string,
    reason: TerminationReason,
    uploadIds: readonly string[],
  ): Promise<Outcome<Done>> {
    return await this.does(
      `mutation ($input: ResubmitTerminationInput!) {
        done: resubmitTermination(input: $input) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { input: { id, ...reason, uploadIds } },
    );
  }

  acceptsTermination(id: string): Promise<Outcome<Done>> {
    return this.actsOn("acceptTermination", id);
  }

  async refusesTermination(id: string, reason: string): Promise<Outcome<Done>> {
    return await this.does(
      `mutation ($id: ID!, $reason: String!) {
        done: refuseTermination(id: $id, reason: $reason) { ${RECORD_DONE} ${PROBLEMS} } }`,
      { id, reason },
    );
  }

  /** F-56 */
  takesBackTermination(id: string): Promise<Outcome<Done>> {
    return this.actsOn("takeBackTermination", id);
  }

  /** An act that takes the record's id alone. */
  protected actsOn(field: string, id: string): Promise<Outcome<Done>> {
    return this.does(`mutation ($id: ID!) { done: ${field}(id: $id) { ${RECORD_DONE} } }`, { id });
  }

  protected async does(source: string, variables: Record<string, unknown>): Promise<Outcome<Done>> {
    const { done } = await this.line.ask<{ done: Outcome<Done> }>(source, variables);
    return done;
  }
}
