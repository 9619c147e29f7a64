import type { Done } from "@gd/web-kit";
import type { SearchQuery } from "../gql/graphql.js";
import { queueOf, recordAddress } from "../menu/queues.js";
import { seesManySchools, type Viewer } from "../session/viewer.js";

export type Hits = Done<SearchQuery["search"]>;

/** One line of what was found, and the page that it opens. */
export interface Hit {
  id: string;
  address: string;
  title: string;
  /** What tells it from others of the same name. */
  beside: string;
}

export interface HitGroup {
  title: string;
  hits: readonly Hit[];
  /** There are others that are not shown. */
  more: boolean;
}

/** What was found, kind by kind; kinds without any are left out. */
export function groupsOf(found: Hits, viewer: Viewer): HitGroup[] {
  const groups: HitGroup[] = [
    {
      title: "学生",
      hits: found.graduates.map((hit) => graduateHit(hit, viewer)),
      more: found.moreGraduates,
    },
    { title: "签约和去向记录", hits: found.records.map(recordHit), more: found.moreRecords },
    { title: "用人单位", hits: found.employers.map(employerHit), more: found.moreEmployers },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}

function graduateHit(hit: Hits["graduates"][number], viewer: Viewer): Hit {
  const place = seesManySchools(viewer) ? `${hit.schoolName} ${hit.departmentName}` : hit.departmentName;
  const beside = [`学号 ${hit.studentNumber}`, `${hit.cohort}届`, place, ...(hit.frozen ? ["失效"] : [])];
  return {
    id: `graduate-${hit.id}`,
    address: `/graduates/${hit.id}`,
    title: hit.name,
    beside: beside.join("，"),
  };
}

function recordHit(hit: Hits["records"][number]): Hit {
  const number = hit.agreementNumber && `协议编号 ${hit.agreementNumber}`;
  return {
    id: `record-${hit.id}`,
    address: recordAddress(hit),
    title: [hit.graduateName, hit.counterpart].filter(Boolean).join(" — "),
    beside: [queueOf(hit.kind).title, hit.statusLabel, number].filter(Boolean).join("，"),
  };
}

function employerHit(hit: Hits["employers"][number]): Hit {
  return {
    id: `employer-${hit.id}`,
    address: `/employers/${hit.id}`,
    title: hit.name,
    beside: [hit.uscc, hit.stateLabel].filter(Boolean).join("，"),
  };
}
