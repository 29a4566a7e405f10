-- 文书 of requests. A stored letter holds no personal data: fields stand for it and are filled in when it is printed.

-- Distributed by region_id. One row a letter; what it says is in its versions.
create table letter (
  region_id text not null references region,
  -- The request is part of the key: a letter named with another case's number is not found.
  request_id uuid not null,
  letter_id uuid not null,
  organ_id uuid not null,
  kind text not null check (kind in (
    'register-sheet', 'receipt', 'supplement-notice', 'reasons-notice', 'reasonable-period-notice', 'extension-notice',
    'third-party-consultation', 'third-party-answer-sheet', 'consultation-notice', 'override-notice',
    'co-maker-consultation', 'other-organ-consultation', 'assistance-request', 'fee-notice', 'reply',
    'correction-reply', 'discontinuance-notice', 'transfer-letter', 'proof-of-service')),
  -- The last one; what an edit is based on.
  version integer not null check (version > 0),
  -- 发文字号, given when it is issued; null = a draft.
  number text check (number <> ''),
  issued_on date,
  issued_at timestamptz,
  issued_by uuid,
  -- A draft that was given up: it stays, and is not offered any more.
  dropped_at timestamptz,
  primary key (region_id, request_id, letter_id),
  unique (region_id, letter_id),
  foreign key (region_id, request_id) references request (region_id, request_id),
  foreign key (region_id, organ_id) references organ (region_id, organ_id),
  check ((number is null) = (issued_at is null)),
  check ((issued_at is null) = (issued_on is null) and (issued_at is null) = (issued_by is null)),
  check (dropped_at is null or number is null)
);
-- No number twice, whatever the case.
create unique index letter_by_number on letter (region_id, organ_id, number) where number is not null;

-- Distributed by region_id. Every version as it was saved; never changed.
create table letter_version (
  region_id text not null references region,
  request_id uuid not null,
  letter_id uuid not null,
  version integer not null check (version > 0),
  -- `LetterDocument`.
  document jsonb not null,
  -- What was typed for it, by field.
  particulars jsonb not null,
  -- How it is to be served.
  served_by text not null check (served_by in ('in-person', 'post', 'online', 'email', 'public-notice')),
  -- The consultation that a letter to a third party belongs to; null = none.
  consultation text,
  saved_at timestamptz not null,
  saved_by uuid not null,
  primary key (region_id, request_id, letter_id, version),
  foreign key (region_id, request_id, letter_id) references letter (region_id, request_id, letter_id)
);

-- Distributed by region_id. What was served, byte for byte: files of the same request, never changed.
create table letter_copy (
  region_id text not null references region,
  request_id uuid not null,
  letter_id uuid not null,
  format text not null check (format in ('pdf', 'docx')),
  file_id uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  primary key (region_id, request_id, letter_id, format),
  foreign key (region_id, request_id, letter_id) references letter (region_id, request_id, letter_id),
  -- The file of this very request (file_object names its object in its key).
  foreign key (region_id, request_id, file_id) references file_object (region_id, object_id, file_id)
);

-- Distributed by region_id. Numbering, titles, seal, channels of an organ's letters (`LetterSettings`).
create table letter_settings (
  region_id text not null references region,
  organ_id uuid not null,
  settings jsonb not null,
  -- Sequence of its last event in the ledger.
  version integer not null check (version > 0),
  -- Names the settings in the ledger.
  settings_id uuid not null,
  primary key (region_id, organ_id),
  foreign key (region_id, organ_id) references organ (region_id, organ_id)
);

grant select, insert on letter, letter_version, letter_copy, letter_settings to gongkai_app;
grant update (version, number, issued_on, issued_at, issued_by, dropped_at) on letter to gongkai_app;
grant update (settings, version) on letter_settings to gongkai_app;
