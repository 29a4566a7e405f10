-- 放行: no file reaches an applicant or the public but by a release that a second person approved. The database holds it:
-- a file with such a visibility names its approval, and the approval names two different people.

alter table file_object add constraint file_object_digest unique (region_id, object_id, file_id, digest);

-- Distributed by region_id. One row a file on its way out; what happened to it stands in the ledger under its id.
create table release (
  region_id text not null references region,
  -- The object is part of the key: a release named with another case's number is not found.
  object_id uuid not null,
  release_id uuid not null,
  object_kind text not null,
  organ_id uuid not null,
  -- The evidence copy; never changed and never shown.
  source_file_id uuid not null,
  source_digest text not null,
  audience text not null check (audience in ('applicant', 'public')),
  state text not null check (state in ('marking', 'applied', 'released', 'withdrawn')),
  -- Sequence of its last event in the ledger.
  version integer not null check (version > 0),
  -- `Marks`, `Inspection`, `Verification`.
  marks jsonb not null,
  inspection jsonb not null,
  verification jsonb,
  -- The file that would leave: another file of the same object.
  output_file_id uuid,
  output_digest text,
  method text check (method in ('as-is', 'rewrite')),
  removed_count integer,
  -- Accounts that marked or applied.
  prepared_by uuid[] not null,
  -- Why it was sent back; '' = was not.
  returned text not null,
  primary key (region_id, object_id, release_id),
  foreign key (region_id, organ_id) references organ (region_id, organ_id),
  foreign key (region_id, object_id, source_file_id, source_digest)
    references file_object (region_id, object_id, file_id, digest),
  foreign key (region_id, object_id, output_file_id, output_digest)
    references file_object (region_id, object_id, file_id, digest),
  -- What an approval speaks of; from then on it cannot be changed.
  unique (region_id, object_id, release_id, output_file_id, output_digest, audience, prepared_by),
  check ((output_file_id is null) = (output_digest is null) and (output_file_id is null) = (verification is null)),
  check ((output_file_id is null) = (method is null) and (output_file_id is null) = (removed_count is null)),
  check (state not in ('applied', 'released') or output_file_id is not null),
  check (output_file_id is distinct from source_file_id),
  check (output_file_id is null or cardinality(prepared_by) > 0)
);
-- One at a time for a file and an audience.
create unique index release_under_way on release (region_id, object_id, source_file_id, audience)
  where state <> 'withdrawn';
create index release_waiting on release (region_id, organ_id, release_id) where state in ('marking', 'applied');

-- Distributed by region_id. 放行证明: never changed, never deleted.
create table release_approval (
  region_id text not null references region,
  object_id uuid not null,
  release_id uuid not null,
  file_id uuid not null,
  digest text not null,
  audience text not null,
  prepared_by uuid[] not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  -- `Attestation`.
  attestation jsonb not null,
  primary key (region_id, object_id, release_id),
  unique (region_id, object_id, file_id, release_id, audience),
  foreign key (region_id, object_id, release_id, file_id, digest, audience, prepared_by)
    references release (region_id, object_id, release_id, output_file_id, output_digest, audience, prepared_by),
  -- Four eyes.
  check (cardinality(prepared_by) > 0 and not approved_by = any (prepared_by))
);

alter table file_object
  add column released_in uuid,
  add column released_for text,
  add constraint file_object_released foreign key (region_id, object_id, file_id, released_in, released_for)
    references release_approval (region_id, object_id, file_id, release_id, audience),
  add constraint file_object_released_whole check ((released_in is null) = (released_for is null));

-- What was shown before the gate stood goes back behind it. What a citizen handed in (received_by null) stays the citizen's.
update file_object set visibility = 'organ'
  where visibility = 'public' or (visibility = 'applicant' and received_by is not null);
alter table file_object add constraint file_object_gate check (
  visibility in ('private', 'organ')
  or (visibility = 'applicant' and (received_by is null or released_in is not null))
  or (visibility = 'public' and released_for is not distinct from 'public'));

grant select, insert, update on release to gongkai_app;
grant select, insert on release_approval to gongkai_app;
grant update (released_in, released_for) on file_object to gongkai_app;
