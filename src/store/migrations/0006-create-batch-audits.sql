-- Batch audits: ordered once, worked off by jobs on any number of machines. Both tables are distributed by region_id.

create table batch_audit (
  region_id text not null references region,
  batch_id uuid not null,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  files integer not null check (files > 0),
  primary key (region_id, batch_id)
);

-- One line a file, however often its job is run.
create table batch_audit_line (
  region_id text not null references region,
  batch_id uuid not null,
  file text not null,
  line jsonb not null,
  primary key (region_id, batch_id, file),
  foreign key (region_id, batch_id) references batch_audit (region_id, batch_id)
);

grant select, insert, delete on batch_audit, batch_audit_line to gongkai_app;
