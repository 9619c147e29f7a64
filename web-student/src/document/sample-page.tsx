import { useParams } from "react-router";
import { Page } from "../ui/page.js";
import { Paper } from "./paper.js";

/** An empty 样表 in WeChat. */
export default function SamplePage() {
  const { key = "" } = useParams();
  const url = `/student/samples/${encodeURIComponent(key)}`;
  return (
    <Page title="样表" back="/">
      <Paper title="样表" url={url} downloadUrl={url} />
    </Page>
  );
}
