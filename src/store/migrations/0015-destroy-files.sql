-- Files whose time is over: the bytes go, the row stays and says so. Its name may tell a person, and its digest lets
-- whoever has a guess of the content try it out, so both go with the bytes.

alter table file_object
  add column destroyed_at timestamptz,
  alter column digest drop not null,
  add constraint file_object_bytes check (digest is not null or destroyed_at is not null);

-- Distributed by region_id. Bytes to be deleted from the content store, written with the rows that gave them up and
-- taken away when they are gone: what was interrupted between the two is done by the next run.
create table content_destruction (
  region_id text not null references region,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  ordered_at timestamptz not null,
  primary key (region_id, digest)
);

-- 销毁记录 names the files of a case beside its fields.
alter table personal_data_destruction
  add column files uuid[] not null default '{}',
  add column file_classes text[] not null default '{}',
  drop constraint personal_data_destruction_check1,
  add constraint personal_data_destruction_whole check (
    cardinality(fields) = cardinality(classes) and cardinality(files) = cardinality(file_classes)
    and cardinality(fields) + cardinality(files) > 0);
-- The list of it pages by time, then by id.
create index personal_data_destruction_by_time on personal_data_destruction (region_id, destroyed_at, certificate_id);

grant update (original_name, digest, destroyed_at) on file_object to gongkai_app;
grant delete on file_content to gongkai_app;
grant select, insert, delete on content_destruction to gongkai_app;
