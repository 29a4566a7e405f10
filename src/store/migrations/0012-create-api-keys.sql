-- 接口密钥: with one a program works for a person, within what the key names and never more than the person may.

-- Distributed by region_id. The key itself is told once; what stands here cannot be used.
create table api_key (
  region_id text not null references region,
  key_id uuid not null,
  account_id uuid not null,
  name text not null check (name <> ''),
  -- SHA-256 of the key.
  digest text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null,
  -- Last day on which it works.
  expires_on date not null,
  last_used_on date,
  revoked_at timestamptz,
  primary key (region_id, key_id)
);
create unique index api_key_by_digest on api_key (region_id, digest);
create index api_key_by_account on api_key (region_id, account_id);

grant select, insert on api_key to gongkai_app;
grant update (last_used_on, revoked_at) on api_key to gongkai_app;
