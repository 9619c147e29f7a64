-- 预警单位管理 shows 单位性质 and 单位行业 (figure 33): what the school said of an employer that the platform does not know.
alter table employer_warning add column nature text, add column industry text;
