import { Button, Result } from "antd";
import { useNavigate } from "react-router";
import { usePageTitle } from "./page-title.js";

interface MessagePageProps {
  title: string;
  text: string;
  /** Where to go from here; the home page unless told otherwise. */
  back?: { to: string; label: string };
}

/** In place of a page that cannot be shown: what is the matter, and the way on. */
export function MessagePage({ title, text, back = { to: "/", label: "返回首页" } }: MessagePageProps) {
  usePageTitle(title);
  const navigate = useNavigate();
  return (
    <div className="panel">
      <Result
        status="warning"
        title={title}
        subTitle={text}
        extra={
          <Button type="primary" onClick={() => void navigate(back.to)}>
            {back.label}
          </Button>
        }
      />
    </div>
  );
}
