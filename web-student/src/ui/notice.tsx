import { Button } from "antd-mobile";
import { Link } from "react-router";
import { Said } from "../office/said.js";

interface NoticeProps {
  title: string;
  text: string;
  link?: { to: string; text: string };
  action?: { text: string; onClick: () => void };
}

/** Says, in the middle of an otherwise empty page, why it is empty and what can be done. */
export function Notice({ title, text, link, action }: NoticeProps) {
  return (
    <section className="notice">
      <h2>{title}</h2>
      <p>
        <Said text={text} />
      </p>
      {action && (
        <Button color="primary" fill="outline" onClick={action.onClick}>
          {action.text}
        </Button>
      )}
      {link && (
        <Link className="notice-link" to={link.to}>
          {link.text}
        </Link>
      )}
    </section>
  );
}
