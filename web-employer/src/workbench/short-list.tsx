import { LoadFailure } from "@gd/web-kit/desk";
import { Card, Empty, Skeleton } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";

/** Rows that a card of the workbench shows. */
export const SHOWN = 6;

/** One row of a short list: who, about what, and when or what next. */
export interface ShortRow {
  id: string;
  to: string;
  name: string;
  about: ReactNode;
  when: ReactNode;
}

interface ShortListProps {
  title: string;
  /** Where all of them are. */
  all: { to: string; label?: string };
  /** Undefined until they are read. */
  rows: readonly ShortRow[] | undefined;
  empty: string;
  error?: unknown;
  retry: () => Promise<unknown>;
  className?: string;
}

/** A card with the first rows of a list. */
export function ShortList({ title, all, rows, empty, error, retry, className = "" }: ShortListProps) {
  return (
    <Card
      className={`short-list-card ${className}`}
      title={title}
      extra={<Link to={all.to}>{all.label ?? "查看全部"}</Link>}
    >
      {!rows &&
        (error ? <LoadFailure error={error} retry={retry} /> : <Skeleton active paragraph={{ rows: 4 }} />)}
      {rows?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
      {rows && rows.length > 0 && (
        <ul className="short-list">
          {rows.map(({ id, to, name, about, when }) => (
            <li key={id}>
              <Link to={to} className="short-list-name" title={name}>
                {name}
              </Link>
              <span className="short-list-about" {...(typeof about === "string" && { title: about })}>
                {about}
              </span>
              <span className="short-list-when">{when}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
