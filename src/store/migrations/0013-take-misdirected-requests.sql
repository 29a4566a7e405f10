-- 寄送至工作机构以外的机构或个人 (国办公开办函〔2015〕207号一、2): a way in of its own, for its day of receipt is another.

alter table request drop constraint request_channel_check;
alter table request add constraint request_channel_check
  check (channel in ('in-person', 'signed-mail', 'ordinary-mail', 'internet', 'fax', 'misdirected'));
