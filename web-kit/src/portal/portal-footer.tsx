import { useEffect, useState } from "react";
import "./portal-footer.css";

interface Portal {
  sponsor: string | null;
  filing: string | null;
  hasNotice: boolean;
}

/** Read once for all pages of a visit. */
let reading: Promise<Portal | null> | undefined;

async function readPortal(): Promise<Portal | null> {
  try {
    const answer = await fetch("/portal.json");
    return answer.ok ? ((await answer.json()) as Portal) : null;
  } catch {
    return null;
  }
}

/** Who runs the platform, and what it says of itself: below the sign-in of every app, and where people look for it. */
export function PortalFooter() {
  const [portal, setPortal] = useState<Portal | null>(null);
  useEffect(() => {
    let shown = true;
    reading ??= readPortal();
    void reading.then((read) => {
      if (shown) setPortal(read);
    });
    return () => {
      shown = false;
    };
  }, []);
  return (
    <footer className="portal-footer">
      <nav aria-label="平台说明">
        {portal?.hasNotice && <Leaf address="notice" title="通知公告" />}
        <Leaf address="privacy" title="个人信息保护说明" />
        <Leaf address="accessibility" title="无障碍说明" />
      </nav>
      {portal?.sponsor && <p>主办单位：{portal.sponsor}</p>}
      {portal?.filing && <p>{portal.filing}</p>}
    </footer>
  );
}

function Leaf({ address, title }: { address: string; title: string }) {
  return (
    <a href={`/portal/${address}`} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}
