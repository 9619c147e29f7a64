import { Breadcrumb } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";

interface PageHeaderProps {
  title: ReactNode;
  /** The page above this one, and what this one is called below it. */
  above?: { title: string; to: string; here: string };
  /** One sentence saying what the page holds. */
  about?: ReactNode;
  /** Buttons of the page. */
  extra?: ReactNode;
}

/** The head of every page: where it is, its title, what it holds, its buttons. */
export function PageHeader({ title, above, about, extra }: PageHeaderProps) {
  return (
    <header className="page-header">
      {above && (
        <Breadcrumb items={[{ title: <Link to={above.to}>{above.title}</Link> }, { title: above.here }]} />
      )}
      <div className="page-header-row">
        <h1>{title}</h1>
        {extra && <div className="page-header-extra">{extra}</div>}
      </div>
      {about && <p className="page-header-about">{about}</p>}
    </header>
  );
}
