-- Files. The bytes lie in the content store under their digest; here stands what they are and where they belong.

-- Distributed by region_id. What is known of the bytes, once however many files have them. Never changed but for the scan.
create table file_content (
  region_id text not null references region,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  scan_state text not null check (scan_state in ('not-scanned', 'clean', 'infected')),
  scanned_at timestamptz,
  -- What the scanner said it is.
  scan_finding text,
  primary key (region_id, digest),
  check ((scan_state = 'not-scanned') = (scanned_at is null))
);
create index file_content_unscanned on file_content (region_id, digest) where scan_state = 'not-scanned';

-- Distributed by region_id. A file of one object (case, publication, report). The object is part of the key: who asks for a
-- file names the object too, and a reference to a file is (region_id, object_id, file_id), so that it cannot be another's.
create table file_object (
  region_id text not null references region,
  object_id uuid not null,
  file_id uuid not null,
  object_kind text not null,
  digest text not null,
  -- As the sender called it: data, never a path.
  original_name text not null,
  media_type text not null,
  -- private = who works on the object; organ = the organ and its superiors; applicant = also who asked; public = all.
  visibility text not null check (visibility in ('private', 'organ', 'applicant', 'public')),
  received_at timestamptz not null,
  -- Account; null = a citizen without one.
  received_by uuid,
  removed_at timestamptz,
  primary key (region_id, object_id, file_id),
  unique (region_id, file_id),
  foreign key (region_id, digest) references file_content (region_id, digest)
);
create index file_object_by_content on file_object (region_id, digest);

grant select, insert on file_content, file_object to gongkai_app;
grant update (scan_state, scanned_at, scan_finding) on file_content to gongkai_app;
grant update (visibility, removed_at) on file_object to gongkai_app;
