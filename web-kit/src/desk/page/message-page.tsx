import { Button, Result } from "antd";
import { useNavigate } from "react-router";
import { useDeskLook } from "../look.js";
import { usePageTitle } from "./page-title.js";
import "../desk.css";

interface MessagePageProps {
  title: string;
  text: string;
  /** 404 draws a picture: for addresses and records that do not exist. */
  status?: "warning" | "404";
  /** Where to go from here; the desk's home page unless told otherwise. */
  back?: { to: string; label: string };
}

/** In place of a page that cannot be shown: what is the matter, and the way on. */
export function MessagePage({ title, text, status = "warning", back }: MessagePageProps) {
  usePageTitle(title);
  const navigate = useNavigate();
  const { home } = useDeskLook();
  const { to, label } = back ?? home;
  return (
    <Result
      status={status}
      title={<h1 className="message-title">{title}</h1>}
      subTitle={text}
      extra={
        <Button type="primary" onClick={() => void navigate(to)}>
          {label}
        </Button>
      }
    />
  );
}
