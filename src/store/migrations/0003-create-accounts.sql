-- People. Accounts and what belongs to them are reference tables: small, read by every page of every region, the same
-- on every node; nothing in a distributed table is pointed at from here. Sessions and nothing else are distributed:
-- they are written all day.

-- Reference table.
create table account (
  account_id uuid primary key,
  -- Folded to small letters by the program.
  login_name text not null unique,
  name text not null,
  region_id text not null references region,
  organ_id uuid not null,
  status text not null check (status in ('invited', 'active', 'dormant', 'disabled')),
  -- Sequence of its last event in the ledger.
  version integer not null check (version > 0),
  enabled_at timestamptz not null,
  last_sign_in_at timestamptz,
  password_changed_at timestamptz,
  foreign key (region_id, organ_id) references organ (region_id, organ_id)
);
create index account_by_organ on account (organ_id, login_name);

-- Reference table. 三员: one row an account, so nobody is two of the three; the grants point here.
create table administrator (
  account_id uuid primary key references account,
  role text not null check (role in ('system-administrator', 'security-administrator', 'audit-administrator')),
  unique (account_id, role)
);

-- Reference table.
create table role_grant (
  grant_id uuid primary key,
  account_id uuid not null references account,
  role text not null check (role in (
    'handler', 'reviewer', 'secrecy-reviewer', 'signer', 'supervisor',
    'system-administrator', 'security-administrator', 'audit-administrator')),
  region_id text not null references region,
  organ_id uuid not null,
  valid_from date not null,
  valid_to date,
  delegated_by uuid references account,
  delegated_from uuid references role_grant,
  revoked_at timestamptz,
  -- The role again where it is an administrator's and not revoked: such a grant must have its row in administrator.
  administrator_role text,
  foreign key (region_id, organ_id) references organ (region_id, organ_id),
  foreign key (account_id, administrator_role) references administrator (account_id, role),
  check (administrator_role is not distinct from
    case when role like '%-administrator' and revoked_at is null then role end),
  check (valid_to is null or valid_to >= valid_from),
  check ((delegated_by is null) = (delegated_from is null)),
  -- 委托 has an end, is not to oneself, and not of an administrator's role.
  check (delegated_by is null or (valid_to is not null and delegated_by <> account_id and role not like '%-administrator'))
);
create index role_grant_by_account on role_grant (account_id);
create index role_grant_by_delegation on role_grant (delegated_by) where delegated_by is not null;

-- Reference table. Hashes with algorithm and parameters in them; the newest is the one in use.
create table account_password (
  account_id uuid not null references account,
  number integer not null check (number > 0),
  hash text not null,
  primary key (account_id, number)
);

-- Reference table. Authenticator apps (RFC 6238); the secret is sealed with a key that the database does not have.
create table account_one_time_code (
  account_id uuid not null references account,
  factor_id uuid not null,
  name text not null,
  sealed_secret text not null,
  -- Time step of the last code taken: no code is taken twice.
  last_step bigint not null,
  primary key (account_id, factor_id)
);

-- Reference table. WebAuthn: public keys only.
create table account_security_key (
  account_id uuid not null references account,
  factor_id uuid not null,
  name text not null,
  credential_id text not null unique,
  public_key text not null,
  signature_count bigint not null,
  transports text[] not null,
  primary key (account_id, factor_id)
);

-- Reference table. Who it is at the identity provider.
create table account_single_sign_on (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account,
  primary key (issuer, subject)
);

-- Reference table. One-time links: one an account, the digest only.
create table account_link (
  account_id uuid primary key references account,
  digest text not null unique,
  expires_at timestamptz not null
);

-- Reference table: found by token before it is known whose it is. Rows live for minutes.
create table sign_in_ceremony (
  token_digest text primary key,
  ceremony jsonb not null,
  expires_at timestamptz not null
);
create index sign_in_ceremony_by_end on sign_in_ceremony (expires_at);

-- Reference table: a try belongs to no region before it succeeds. Append-only. A try is one row 'failed' and, when it
-- went well, one more. The login name is a digest: people type passwords into that field.
create table sign_in_try (
  attempt_id uuid not null,
  outcome text not null check (outcome in ('failed', 'first-factor', 'signed-in')),
  at timestamptz not null,
  name_digest text not null,
  address text not null,
  primary key (attempt_id, outcome)
);
create index sign_in_try_by_name on sign_in_try (name_digest, at);
create index sign_in_try_by_address on sign_in_try (address, at);

-- Distributed by region_id: the cookie names the region. Only the digest of the token is kept.
create table session (
  region_id text not null references region,
  session_id uuid not null,
  account_id uuid not null references account,
  token_digest text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  proven_at timestamptz not null,
  address text not null,
  device text not null,
  revoked_at timestamptz,
  primary key (region_id, session_id),
  unique (region_id, token_digest)
);
create index session_by_account on session (region_id, account_id);

grant select, insert, update on account, role_grant, session to gongkai_app;
grant select, insert, delete on administrator, account_single_sign_on, sign_in_ceremony to gongkai_app;
grant select, insert, update, delete on
  account_password, account_one_time_code, account_security_key, account_link to gongkai_app;
grant select, insert on sign_in_try to gongkai_app;
