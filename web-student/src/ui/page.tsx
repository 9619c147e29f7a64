import { LeftOutline } from "antd-mobile-icons";
import type { ReactNode } from "react";
import { useGoBack } from "./use-go-back.js";
import { useTitle } from "./use-title.js";

interface PageProps {
  title: string;
  /** Where 返回 leads when this page was opened by a link from outside the app; without it there is no 返回. */
  back?: string;
  /** Beside the title, at the right. */
  action?: ReactNode;
  children: ReactNode;
}

/** A page with the app's bar on top. */
export function Page({ title, back, action, children }: PageProps) {
  useTitle(title);
  return (
    <div className="page">
      <header className="bar">
        <div className="bar-side">{back && <BackButton to={back} />}</div>
        <h1 className="bar-title">{title}</h1>
        <div className="bar-side bar-side-end">{action}</div>
      </header>
      <main className="page-body">{children}</main>
    </div>
  );
}

function BackButton({ to }: { to: string }) {
  const goBack = useGoBack(to);
  return (
    <button
      type="button"
      className="bar-button"
      aria-label="返回"
      onClick={() => {
        void goBack();
      }}
    >
      <LeftOutline aria-hidden />
    </button>
  );
}
