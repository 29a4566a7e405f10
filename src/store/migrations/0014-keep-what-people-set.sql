-- What people set for themselves at the desk; nobody else sees it.

-- 我的清单: a filter of the work list under a name. Distributed by region_id, that of the account.
create table saved_queue (
  region_id text not null references region,
  account_id uuid not null,
  queue_id uuid not null,
  name text not null check (name <> ''),
  -- Query of the address of the list; read anew each time it is opened.
  query text not null,
  saved_at timestamptz not null,
  primary key (region_id, account_id, queue_id)
);
create unique index saved_queue_by_name on saved_queue (region_id, account_id, name);

-- Which notices a person has read. Distributed by region_id, that of the account.
create table notice_read (
  region_id text not null references region,
  account_id uuid not null,
  notice_id uuid not null,
  read_at timestamptz not null,
  primary key (region_id, account_id, notice_id)
);

grant select, insert, delete on saved_queue to gongkai_app;
grant update (query, saved_at) on saved_queue to gongkai_app;
grant select, insert on notice_read to gongkai_app;
