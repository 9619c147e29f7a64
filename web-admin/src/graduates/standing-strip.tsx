import { useQuery } from "@apollo/client/react";
import { Button } from "antd";
import { type DestinationStanding, type GraduateFilter, StandingCountsDocument } from "../gql/graphql.js";
import "./standing-strip.css";

interface StandingStripProps {
  /** What the list is narrowed by. */
  filter: GraduateFilter;
  onShow(standings: DestinationStanding[] | undefined): void;
}

/** How many of the list's graduates stand where (去向状态); each number leads to those that it counts. */
export function StandingStrip({ filter, onShow }: StandingStripProps) {
  const { standings: shown, ...others } = filter;
  const { data, previousData } = useQuery(StandingCountsDocument, { variables: { filter: others } });
  const counts = (data ?? previousData)?.standingCounts;
  if (!counts) return null;
  const isShown = (standing: DestinationStanding) => shown?.length === 1 && shown[0] === standing;
  return (
    <ul className="standing-strip" aria-label="去向状态人数">
      <li>
        <Button type="text" aria-pressed={!shown} onClick={() => onShow(undefined)}>
          在册 <b>{counts.total}</b>
        </Button>
      </li>
      {counts.standings.map(({ standing, label, count }) => (
        <li key={standing}>
          <Button type="text" aria-pressed={isShown(standing)} onClick={() => onShow([standing])}>
            {label} <b>{count}</b>
          </Button>
        </li>
      ))}
    </ul>
  );
}
