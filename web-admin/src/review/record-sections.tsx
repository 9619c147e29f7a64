import { type FragmentType, graphql, readFragment } from "../gql/index.js";
import { AgreementPaper } from "./agreement-paper.js";
import { AgreementSections } from "./agreement-sections.js";
import type { BusinessStatusReading } from "./use-business-status.js";

export const RecordSectionsFields = graphql(`
  fragment RecordSections on RecordView {
    __typename
    id
    ... on Agreement {
      ...AgreementPaper
      ...AgreementSections
    }
  }
`);

interface RecordSectionsProps {
  record: FragmentType<typeof RecordSectionsFields>;
  businessStatus: BusinessStatusReading;
}

/** What was submitted, as its kind shows it. */
export function RecordSections({ record, businessStatus }: RecordSectionsProps) {
  const shown = readFragment(RecordSectionsFields, record);
  if (shown.__typename !== "Agreement") return null;
  return (
    <>
      <AgreementPaper agreement={shown} />
      <AgreementSections agreement={shown} businessStatus={businessStatus} />
    </>
  );
}
