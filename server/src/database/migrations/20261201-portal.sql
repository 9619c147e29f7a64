-- What the platform says of itself, by version: who runs it, its filing number, notices, privacy notice and accessibility
-- statement. The newest version of a kind stands; none is ever changed.
create table portal_text (
  kind text not null check (kind in ('SPONSOR','FILING','NOTICE','PRIVACY','ACCESSIBILITY')),
  version int not null,
  body text not null,
  published_at timestamptz(3) not null,
  -- Empty for what came with the platform.
  published_by text,
  primary key (kind, version)
);

-- Who agreed to which version of a notice for which purpose, when and from where (PIPL 14, 17): kept for ever.
create table consent (
  id uuid primary key,
  person_id uuid not null,
  account_id uuid not null,
  purpose text not null,
  notice text not null,
  version int not null,
  at timestamptz(3) not null,
  address text not null,
  foreign key (notice, version) references portal_text (kind, version),
  unique (person_id, purpose, version)
);
create function kept_for_ever() returns trigger language plpgsql as $$
begin
  raise exception '% is kept as it was written', tg_table_name;
end $$;
create trigger consent_kept before update or delete on consent for each row execute function kept_for_ever();
create trigger portal_text_kept before update or delete on portal_text for each row execute function kept_for_ever();

-- Older than every account: whoever has confirmed their data already is asked with the next confirmation.
insert into portal_text (kind, version, body, published_at, published_by) values
('PRIVACY', 1, '一、谁在处理您的个人信息
本平台（全国高校毕业生毕业去向登记与网上签约平台）及您所在的高校、院系，为办理毕业去向登记和网上签约处理您的个人信息。

二、处理哪些信息，为了什么
1. 生源信息：姓名、证件类型和号码、性别、出生日期、民族、政治面貌、院校、院系、专业、学历层次、学号、考生号、生源所在地等，由学校上报，用于核对身份、判断办理资格和打印就业协议书。
2. 联系方式：手机号码、电子邮箱，用于登录验证、通知和短信提醒。
3. 签约和去向信息：用人单位、岗位、薪酬、升学院校等您填写的内容和上传的证明材料，用于学校（院系）审核，并按规定报送全国高校毕业生就业管理系统。
4. 操作记录：登录和办理的时间、网络地址，用于保障账号安全和办理过程可核查。

三、谁能看到
您所在的院系、学校审核人员可查看办理所需信息；省级和部级主管部门可查看辖区内信息；向您发出邀请的用人单位只能看到其准确输入并查到的信息和协议书列明的内容。证件号码、手机号码加密保存，列表中不完整显示，每次查看完整信息都有记录。

四、保存多久
证明材料自毕业起至少保存三年；就业协议和办理记录按档案管理要求保存。

五、您的权利
您可以在“我的信息”中查看本平台保存的您的信息；信息有误的，请联系所在学校就业部门更正。您可以就本说明向学校或主管部门提出疑问、投诉。

六、本说明的更新
本说明更新后，您下次进入平台时会再次征求您的同意。', '2000-01-01', null),
('ACCESSIBILITY', 1, '本平台参照《Web内容无障碍指南》（WCAG 2.1）AA级制作，目前尚未全部达到，仍在逐页改进。

如在使用中遇到障碍，请联系您所在的学校就业部门，说明页面和所用设备，由其代为反映。', '2000-01-01', null);
