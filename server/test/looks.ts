import { graphql } from "../../stage/src/gql/index.js";

/** What more than one test looks at beside its subject. */

export const MESSAGE_TITLES = graphql(`
  query MessageTitles {
    messages { rows { title } }
  }
`);

export const WAITING_COUNTS = graphql(`
  query WaitingCounts {
    queueCounts { kinds { kind waitingForMe } }
  }
`);

/** Held verdicts of the reviewer's own that could take effect no more (F-18). */
export const FALLEN_VERDICTS = graphql(`
  query LooksFallenVerdicts { fallenVerdicts { id recordId verdict graduateName why } }
`);
