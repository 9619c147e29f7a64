import { Breadcrumb } from "antd";
import type { ReactNode } from "react";
import { Link } from "react-router";

interface PageHeaderProps {
  title: ReactNode;
  /** Pages above this one, outermost first. */
  above?: { title: string; to: string }[];
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
        <Breadcrumb
          items={[
            ...above.map((page) => ({ title: <Link to={page.to}>{page.title}</Link> })),
            { title: "当前页面" },
          ]}
        />
      )}
      <div className="page-header-row">
        <h1>{title}</h1>
        {extra && <div className="page-header-extra">{extra}</div>}
      </div>
      {about && <p className="page-header-about">{about}</p>}
    </header>
  );
}
