-- The portal's own rows: drafts of requests, and counters of what visitors do.

-- Distributed by region_id: the cookie names the region. Sealed with a key made of the applicant's token, of which only
-- the digest is kept: what lies here cannot be read with what lies here. Rows go when their time is over.
create table request_draft (
  region_id text not null references region,
  token_digest text not null,
  draft_id uuid not null,
  version integer not null check (version > 0),
  sealed text not null,
  expires_at timestamptz not null,
  primary key (region_id, token_digest),
  unique (region_id, draft_id)
);
create index request_draft_by_end on request_draft (region_id, expires_at);

-- Reference table: a visitor belongs to no region before he says what he wants. Rows live for a day; names are digests.
create table use_count (
  name text not null,
  -- Seconds since 1970.
  window_start bigint not null,
  uses integer not null check (uses > 0),
  primary key (name, window_start)
);
create index use_count_by_window on use_count (window_start);

grant select, insert, update, delete on request_draft, use_count to gongkai_app;
