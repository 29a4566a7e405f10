-- The application works under gongkai_app: it may add events and read them, never change or delete them.
-- Asked for first: who may not make roles is refused even where the role is there.
-- Earlier text, which made the same: c51b3e372d81660dbb0598da3b24f056fbadbc7233f408f1373b11e100908eeb
do $$
begin
  if not exists (select from pg_roles where rolname = 'gongkai_app') then
    create role gongkai_app nologin;
  end if;
exception when duplicate_object then null; -- by another database of this server, at this moment
end $$;
grant gongkai_app to current_user;
grant usage on schema public to gongkai_app;

-- Reference table: 行政区划. Small, the same on every node.
create table region (
  region_id text primary key check (region_id ~ '^[0-9]{6}([0-9]{6})?$'),
  name text not null,
  parent_region_id text references region,
  valid_from date not null,
  valid_to date,
  check (valid_to is null or valid_to >= valid_from)
);

-- Distributed by region_id from here on: it leads every key, so that a region's work stays on one node.

-- What happened. One log per object; the next sequence is also the optimistic version.
create table ledger_event (
  region_id text not null references region,
  object_id uuid not null,
  sequence integer not null check (sequence > 0),
  object_kind text not null,
  type text not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  actor_id uuid not null,
  payload jsonb not null,
  -- Mixed into the payload's digest in the log; dropping payload and salt destroys personal data, the log holds.
  salt bytea not null,
  basis text,
  supersedes integer,
  primary key (region_id, object_id, sequence),
  foreign key (region_id, object_id, supersedes) references ledger_event (region_id, object_id, sequence),
  check (supersedes < sequence)
);

-- Place of each event in the region's tamper-evident log (RFC 6962). Filled after the event, in batches.
create table ledger_leaf (
  region_id text not null references region,
  position bigint not null check (position >= 0),
  object_id uuid not null,
  sequence integer not null,
  leaf_hash bytea not null,
  primary key (region_id, position),
  unique (region_id, object_id, sequence),
  foreign key (region_id, object_id, sequence) references ledger_event (region_id, object_id, sequence)
);

-- Signed heads of the log.
create table ledger_checkpoint (
  region_id text not null references region,
  size bigint not null check (size > 0),
  root bytea not null,
  hash_algorithm text not null,
  signed_at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (region_id, size)
);

-- One answer per form sent, however often it is sent.
create table idempotency_key (
  region_id text not null references region,
  key text not null,
  actor_id uuid not null,
  body_digest bytea not null,
  answer jsonb not null,
  created_at timestamptz not null default now(),
  primary key (region_id, key)
);

-- Numbers without gaps: taken in the transaction that uses them.
create table number_counter (
  region_id text not null references region,
  organ_id uuid not null,
  series text not null,
  year integer not null,
  last_number bigint not null,
  primary key (region_id, organ_id, series, year)
);

-- Who looked at personal data (互联网政务应用安全管理规定 第二十条: kept a year or longer).
create table access_log (
  region_id text not null references region,
  access_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  object_kind text not null,
  object_id uuid not null,
  fields text[] not null,
  reason text,
  primary key (region_id, access_id)
);
create index access_log_by_time on access_log (region_id, at);

grant select on region to gongkai_app;
grant select, insert on ledger_event, ledger_leaf, ledger_checkpoint, access_log to gongkai_app;
grant select, insert, delete on idempotency_key to gongkai_app;
grant select, insert, update on number_counter to gongkai_app;
