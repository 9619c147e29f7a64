import { Button, Segmented } from "antd";
import type { QueueView } from "../gql/graphql.js";
import { useViewer } from "../session/session.js";

interface QueueHeadProps {
  title: string;
  view: QueueView;
  /** Records of this list that wait for the viewer; undefined until it is read. */
  waiting: number | undefined;
  onView(view: QueueView): void;
  /** null where nothing on the page waits for the viewer. */
  onStart: (() => void) | null;
}

/** Which records the list shows, and the way into them one by one. */
export function QueueHead({ title, view, waiting, onView, onStart }: QueueHeadProps) {
  const { mayReview, reviewWord } = useViewer();
  return (
    <div className="queue-head">
      <h1>{title}</h1>
      {mayReview && (
        <Segmented<QueueView>
          value={view}
          onChange={onView}
          options={[
            {
              value: "WAITING_FOR_ME",
              label: `待${reviewWord}${waiting === undefined ? "" : ` ${waiting}`}`,
            },
            { value: "ALL", label: "全部记录" },
          ]}
        />
      )}
      {mayReview && onStart && (
        <Button type="primary" onClick={onStart}>
          开始逐条{reviewWord}
        </Button>
      )}
    </div>
  );
}
