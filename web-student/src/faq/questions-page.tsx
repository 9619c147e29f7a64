import { useQuery } from "@apollo/client/react";
import { lengthOf } from "@gd/web-kit";
import { useState } from "react";
import { useSettled } from "../form/use-settled.js";
import { SchoolOfficesDocument } from "../gql/graphql.js";
import { officeToAsk } from "../office/office.js";
import { OfficeLine, Said } from "../office/said.js";
import { Page } from "../ui/page.js";
import { QUESTIONS } from "./questions.js";
import "../form/form.css";
import "./faq.css";

/** Fewer characters find no school (the server's rule). */
const SHORTEST = 2;

/** 常见问题, and whom to ask; open to whoever cannot sign in too. */
export default function QuestionsPage() {
  const office = officeToAsk();
  return (
    <Page title="常见问题" back="/">
      <section className="card">
        <h2 className="card-title">联系学校</h2>
        {office ? (
          <p>
            {office.schoolName}
            <OfficeLine office={office} />
          </p>
        ) : (
          <FindOffice />
        )}
      </section>
      {QUESTIONS.map(({ title, questions }) => (
        <section key={title} className="card">
          <h2 className="card-title">{title}</h2>
          {questions.map(({ asked, answer }) => (
            <details key={asked} className="question">
              <summary>{asked}</summary>
              {answer.map((paragraph) => (
                <p key={paragraph}>
                  <Said text={paragraph} />
                </p>
              ))}
            </details>
          ))}
        </section>
      ))}
    </Page>
  );
}

function FindOffice() {
  const [text, setText] = useState("");
  const wanted = useSettled(text.trim());
  const { data, error } = useQuery(SchoolOfficesDocument, {
    variables: { text: wanted },
    skip: lengthOf(wanted) < SHORTEST,
  });
  const found = lengthOf(wanted) < SHORTEST ? undefined : data?.schoolOffices;
  return (
    <>
      <input
        className="entry-box"
        type="search"
        enterKeyHint="search"
        value={text}
        placeholder="输入学校名称查询就业部门电话"
        aria-label="学校名称"
        onChange={(event) => setText(event.target.value)}
      />
      <div role="status">
        {found?.map((office) => (
          <p key={office.schoolName} className="question-office">
            {office.schoolName}
            <OfficeLine office={office} />
          </p>
        ))}
        {found?.length === 0 && (
          <p className="faint">未找到该校公布的联系方式，请核对校名，或通过学校官网查询就业部门电话。</p>
        )}
        {error && !found && <p className="faint">暂时无法查询，请检查网络后重试。</p>}
      </div>
    </>
  );
}
