-- Organs, and the right to add regions. Rows are never deleted by the application: an organ ends, and its log stays.

-- Reference table: small, read with every page, the same on every node. Points at no distributed table.
create table organ (
  organ_id uuid primary key,
  region_id text not null references region,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  kind text not null check (kind in (
    'state-council-department', 'provincial-government', 'city-government', 'county-government',
    'township', 'government-office', 'department', 'other')),
  level text not null check (level in ('national', 'provincial', 'city', 'county', 'township')),
  -- 统一社会信用代码; its check digit is for the program to check.
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  -- 块 and 条. A parent may lie in another region: a district's government is below the city's.
  territorial_parent uuid references organ,
  vertical_parent uuid references organ,
  -- 政府信息公开工作机构, as `DisclosureOffice`; null where it is not known yet.
  office jsonb,
  valid_from date not null,
  valid_to date,
  successor uuid references organ,
  -- Names, places and parents it had before, oldest first, each with the last day it had them.
  former jsonb not null default '[]',
  -- Sequence of its last event in the ledger.
  version integer not null check (version > 0),
  -- Ledger tables point at both, so that their keys begin with region_id.
  unique (region_id, organ_id),
  check (territorial_parent <> organ_id and vertical_parent <> organ_id and successor <> organ_id),
  check (valid_to is null or valid_to >= valid_from),
  check (successor is null or valid_to is not null)
);
-- Of the organs that exist, each has a code of its own; one that ended keeps the code it had.
create unique index organ_by_credit_code on organ (credit_code) where valid_to is null;
create index organ_by_region on organ (region_id, name);
create index organ_by_territorial_parent on organ (territorial_parent);
create index organ_by_vertical_parent on organ (vertical_parent);

grant select, insert, update on organ to gongkai_app;
grant insert on region to gongkai_app;
