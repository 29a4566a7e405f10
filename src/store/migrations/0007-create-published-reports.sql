-- Annual reports as they were published: the whole document with its cells, one row a version, never changed.

-- Distributed by region_id.
create table published_report (
  region_id text not null references region,
  organ_id uuid not null,
  year integer not null check (year between 2008 and 2999),
  version integer not null check (version > 0),
  -- The same for every version of an organ's year: names it in the ledger.
  report_id uuid not null,
  form text not null,
  title text not null,
  -- The JSON contract of `gongkai read --json`: sections, nested numbers, flat cells.
  report jsonb not null,
  -- SHA-256 of the file it was read from, as it came.
  source_digest text not null check (source_digest ~ '^[0-9a-f]{64}$'),
  source_name text not null,
  -- Day of publication; null where the source does not tell it.
  published_on date,
  recorded_at timestamptz not null,
  actor_id uuid not null,
  primary key (region_id, organ_id, year, version),
  foreign key (region_id, organ_id) references organ (region_id, organ_id)
);
create index published_report_by_year on published_report (region_id, year, organ_id, version);

-- Reference table. What happened once to this installation and must be remembered, e.g. that the demonstration was removed:
-- it must not come back at the next start.
create table installation_note (
  name text primary key,
  noted_at timestamptz not null
);

grant select, insert on published_report to gongkai_app;
grant select on installation_note to gongkai_app;
