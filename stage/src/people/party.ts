import { v7 as uuidv7 } from "uuid";
import {
  AcceptTermination,
  AskTermination,
  RefuseTermination,
  ResubmitTermination,
  TakeBackTermination,
} from "../client/acts.js";
import type { Outcome } from "../client/answer.js";
import type { Conversation } from "../client/conversation.js";
import type { Done } from "./answers.js";
import { Recipient } from "./reader.js";

/** Why an agreement should end, as its form takes it. */
export interface TerminationReason {
  reasonCode: string;
  explanation: string;
}

/** One side of an agreement: what graduates and employers alike can do about its end (F-50…F-57). */
export class Party<Line extends Conversation = Conversation> extends Recipient<Line> {
  /** F-50, F-53; `uploadIds`: files laid beside the agreement. */
  asksTermination(
    agreementId: string,
    reason: TerminationReason,
    uploadIds: readonly string[] = [],
    id: string = uuidv7(),
  ): Promise<Outcome<Done>> {
    return this.line.send(AskTermination, { input: { id, agreementId, ...reason, uploadIds } });
  }

  /** After a return (F-53). */
  asksTerminationAgain(
    id: string,
    reason: TerminationReason,
    uploadIds: readonly string[],
  ): Promise<Outcome<Done>> {
    return this.line.send(ResubmitTermination, { input: { id, ...reason, uploadIds } });
  }

  acceptsTermination(id: string): Promise<Outcome<Done>> {
    return this.line.send(AcceptTermination, { id });
  }

  refusesTermination(id: string, reason: string): Promise<Outcome<Done>> {
    return this.line.send(RefuseTermination, { id, reason });
  }

  /** F-56 */
  takesBackTermination(id: string): Promise<Outcome<Done>> {
    return this.line.send(TakeBackTermination, { id });
  }
}
