import { useMutation } from "@apollo/client/react";
import { isSuccess, refusalOf } from "@gd/web-kit";
import { Button } from "antd-mobile";
import { graphql } from "../gql/index.js";
import { useSignOut } from "../session/sign-out.js";
import { useViewer } from "../session/viewer.js";
import { Page } from "../ui/page.js";
import { tellFailed, tellRefused } from "../ui/tell.js";
import { CorrectionHint, ProfileGroups } from "./profile-groups.js";
import { useMyProfile } from "./use-my-profile.js";

const ConfirmMyData = graphql(`
  mutation ConfirmMyData {
    confirmMyData {
      ... on GraduateViewer {
        ...GraduateViewerFields
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

/** F-93: before anything else the graduate checks their data. */
export function ConfirmPage() {
  const { cohort } = useViewer();
  const reading = useMyProfile();
  const { signOut, leaving } = useSignOut();
  const [send, { loading, client }] = useMutation(ConfirmMyData);
  const confirm = async () => {
    try {
      const { data } = await send();
      if (isSuccess(data?.confirmMyData)) await client.refetchQueries({ include: ["GraduateViewer"] });
      else await tellRefused(refusalOf(data?.confirmMyData)?.message ?? "系统处理出现问题，请稍后重试。");
    } catch (error) {
      tellFailed(error);
    }
  };
  return (
    <Page title="信息确认">
      <p className="lead">
        请仔细核对您的 {cohort} 届毕业生信息。信息有误可能影响后续签约，请确认无误后再进入系统。
      </p>
      <ProfileGroups {...reading} />
      {reading.profile && <CorrectionHint />}
      <footer className="action-bar">
        <div className="action-buttons">
          <Button size="large" onClick={() => void signOut()} loading={leaving}>
            退出
          </Button>
          <Button
            size="large"
            color="primary"
            className="grow"
            loading={loading}
            disabled={!reading.profile}
            onClick={() => void confirm()}
          >
            信息确认无误，进入系统
          </Button>
        </div>
      </footer>
    </Page>
  );
}
