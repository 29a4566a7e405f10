-- Personal data. Every value is sealed with a key of its own, which lies beside it sealed with a key that the database does
-- not have; deleting the row destroys both. Events carry the object's id only, never a value.

-- Distributed by region_id.
create table personal_data (
  region_id text not null references region,
  object_id uuid not null,
  -- Name of the field in its object, e.g. 'applicant.identity-number'.
  field text not null,
  object_kind text not null,
  -- Line of the classification table (src/law/personal-data-classes.ts).
  class text not null,
  algorithm text not null,
  ciphertext bytea not null,
  wrapped_key bytea not null,
  -- Which key of the key file opens wrapped_key.
  key_id text not null,
  -- Keyed digest of the value, for finding an equal one; null where the class does not allow it.
  blind_index bytea,
  recorded_at timestamptz not null,
  -- Set when the matter is closed; null = kept.
  destroy_on date,
  primary key (region_id, object_id, field)
);
create index personal_data_by_value on personal_data (region_id, class, blind_index) where blind_index is not null;
create index personal_data_by_end on personal_data (region_id, destroy_on) where destroy_on is not null;
create index personal_data_by_key on personal_data (region_id, key_id);

-- Distributed by region_id. 销毁记录: that it was done, by whom, on what ground; nothing of what it was. Append-only.
create table personal_data_destruction (
  region_id text not null references region,
  certificate_id uuid not null,
  object_id uuid not null,
  object_kind text not null,
  fields text[] not null,
  classes text[] not null,
  destroyed_at timestamptz not null,
  destroyed_by uuid not null,
  approved_by uuid not null,
  reason text not null,
  primary key (region_id, certificate_id),
  check (destroyed_by <> approved_by),
  check (cardinality(fields) > 0 and cardinality(fields) = cardinality(classes))
);
create index personal_data_destruction_by_object on personal_data_destruction (region_id, object_id);

-- The viewer of the access log pages by time, then by id.
drop index access_log_by_time;
create index access_log_by_time on access_log (region_id, at, access_id);
create index access_log_by_object on access_log (region_id, object_id, at);

grant select, insert, update, delete on personal_data to gongkai_app;
grant select, insert on personal_data_destruction to gongkai_app;
