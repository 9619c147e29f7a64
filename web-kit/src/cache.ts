import { InMemoryCache } from "@apollo/client/cache";
import generated from "./gql/possible-types.js";

/**
 * The normalised cache of an app. Records are kept by id, so that an act's answer redraws every place that shows
 * the record. Viewers are kept apart (by query only): another query must never empty what a viewer may do.
 */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    // Which types implement which interface, from the schema: policies of an interface hold for all of them.
    possibleTypes: generated.possibleTypes,
    typePolicies: {
      GraduateViewer: { keyFields: false },
      EmployerViewer: { keyFields: false },
      StaffViewer: { keyFields: false },
      // One of each for a viewer, without an id: queries that read different parts of them add up.
      EmployerCounts: { merge: true },
      EmployerOrganisation: { merge: true },
      EmployerBlock: { merge: true },
      // Lists of a record are read whole: what an answer no longer has is gone.
      RecordView: {
        fields: {
          graduate: { merge: true },
          steps: { merge: false },
          timeline: { merge: false },
          availableActions: { merge: false },
        },
      },
      Agreement: {
        fields: {
          employer: { merge: true },
          job: { merge: true },
          amendments: { merge: false },
          document: { merge: false },
        },
      },
    },
  });
}
