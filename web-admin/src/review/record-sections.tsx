import { DestinationSections } from "../destinations/destination-sections.js";
import { RecordSectionsFragmentDoc } from "../gql/graphql.js";
import { type FragmentType, readFragment } from "../gql/index.js";
import { TerminationNotice } from "../terminations/termination-notice.js";
import { TerminationSections } from "../terminations/termination-sections.js";
import { AgreementPaper } from "./agreement-paper.js";
import { AgreementSections } from "./agreement-sections.js";
import { BusinessStatus, BusinessStatusAsking } from "./business-status.js";
import { type BusinessStatusReading, isInBusiness } from "./use-business-status.js";

interface RecordSectionsProps {
  record: FragmentType<typeof RecordSectionsFragmentDoc>;
  businessStatus: BusinessStatusReading;
  /** Reads the page again. */
  reread(): Promise<unknown>;
}

/** What was submitted, as its kind shows it. */
export function RecordSections({ record, businessStatus, reread }: RecordSectionsProps) {
  const shown = readFragment(RecordSectionsFragmentDoc, record);
  if (shown.__typename === "Termination") {
    return (
      <>
        <EmployerStatus businessStatus={businessStatus} />
        <TerminationSections termination={shown} reread={reread} />
      </>
    );
  }
  if (shown.__typename === "Destination") {
    return (
      <>
        <DestinationSections destination={shown} />
        <EmployerStatus businessStatus={businessStatus} />
      </>
    );
  }
  if (shown.__typename !== "Agreement") return null;
  return (
    <>
      <TerminationNotice agreementId={shown.id} />
      <AgreementPaper agreement={shown} />
      <AgreementSections agreement={shown} businessStatus={businessStatus} />
    </>
  );
}

/** Where the page has no section of the employer, its business status stands alone (F-80). */
function EmployerStatus({ businessStatus }: { businessStatus: BusinessStatusReading }) {
  const { answer } = businessStatus;
  if (!answer || isInBusiness(answer)) return null;
  return (
    <section className="panel" id="employer">
      <div className="section-head">
        <h2>单位登记状态</h2>
        <BusinessStatusAsking reading={businessStatus} />
      </div>
      <BusinessStatus reading={businessStatus} />
    </section>
  );
}
