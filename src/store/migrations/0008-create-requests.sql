-- Requests (依申请公开). What happened stands in ledger_event; these tables are projections of it, renewed in the
-- transaction of every save, so that lists and 表三, 表四 are one indexed query.

-- Distributed by region_id. One row a request, as its events made it at the last save.
create table request (
  region_id text not null references region,
  request_id uuid not null,
  organ_id uuid not null,
  -- Sequence of its last event in the ledger.
  version integer not null check (version > 0),
  number text not null check (number <> ''),
  kind text not null check (kind in ('disclosure', 'correction')),
  category text not null check (category in (
    'naturalPerson', 'business', 'research', 'charity', 'legalService', 'otherOrganisation')),
  channel text not null check (channel in ('in-person', 'signed-mail', 'ordinary-mail', 'internet', 'fax')),
  -- First words of what is asked for, and the unit that works on it.
  title text not null,
  unit text not null,
  registered_on date not null,
  -- 收到申请之日; null = not yet received in law.
  received date,
  -- Last day to reply as counted at the last save; null while none runs.
  due date,
  provisional boolean not null,
  lifecycle text not null check (lifecycle in (
    'registered', 'processing', 'waiting-for-applicant', 'decided', 'closed', 'archived')),
  -- The statutory outcome and the day it closed the case; null while open, also while it is worked on again (重作).
  outcome text check (outcome in (
    'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'D1', 'D2', 'D3',
    'E1', 'E2', 'E3', 'E4', 'E5', 'F1', 'F2', 'F3')),
  closed_on date,
  -- What 表三 counts, once in the life of a case: the first closing that still stood at the end of its year.
  counted_outcome text check (counted_outcome in (
    'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'D1', 'D2', 'D3',
    'E1', 'E2', 'E3', 'E4', 'E5', 'F1', 'F2', 'F3')),
  counted_on date,
  reopened boolean not null,
  -- Closed, and something is still to be done: a remedy to be answered, a reply to be made again, a suggestion.
  unsettled boolean not null,
  -- Steps of the work, for the workload: first draft, signature, posting; working days used and whether in time.
  drafted_on date,
  signed_on date,
  replied_on date,
  working_days integer,
  on_time boolean,
  -- Accounts whose work it is (four eyes).
  work_of uuid[] not null,
  -- SHA-256 of the 查询码 that was told once.
  tracking_digest text,
  -- Number, everything asked for, unit, in the form that search compares; and its words (src/store/search-words.ts).
  search_text text not null,
  search_words tsvector not null,
  primary key (region_id, request_id),
  unique (region_id, organ_id, number),
  foreign key (region_id, organ_id) references organ (region_id, organ_id),
  -- Closed ⇔ exactly one statutory outcome and one day.
  check ((lifecycle in ('closed', 'archived')) = (outcome is not null)),
  check ((outcome is null) = (closed_on is null)),
  check ((counted_outcome is null) = (counted_on is null)),
  -- What was received and closed is counted; what is counted and open is being made again.
  check (outcome is null or counted_outcome is not null or kind = 'correction' or received is null),
  check (outcome is not null or counted_outcome is null or reopened),
  check (outcome is not null or not unsettled)
);
-- Work lists: open ones by due day of an organ and of a region, closed ones and all by day.
create index request_open on request (region_id, organ_id, (coalesce(due, 'infinity'::date)), request_id)
  where outcome is null;
create index request_open_of_region on request (region_id, (coalesce(due, 'infinity'::date)), request_id)
  where outcome is null;
create index request_closed on request (region_id, organ_id, closed_on desc, request_id desc)
  where outcome is not null;
create index request_closed_of_region on request (region_id, closed_on desc, request_id desc)
  where outcome is not null;
create index request_registered_of_region on request (region_id, registered_on desc, request_id desc);
create index request_unsettled on request (region_id, organ_id, request_id) where unsettled;
create index request_registered on request (region_id, organ_id, registered_on desc, request_id desc);
-- 表三 without touching the table.
create index request_counted on request (region_id, organ_id, (coalesce(counted_on, 'infinity'::date)))
  include (received, category, counted_outcome, counted_on) where kind = 'disclosure' and received is not null;
create index request_search on request using gin (search_words);
create index request_tracking on request (tracking_digest) where tracking_digest is not null;

-- Distributed by region_id. 复议、诉讼 of a request, for 表四.
create table request_remedy (
  region_id text not null references region,
  request_id uuid not null,
  remedy_id text not null,
  organ_id uuid not null,
  kind text not null check (kind in ('reconsideration', 'litigation')),
  -- 复议后起诉: the reconsideration it follows.
  after_remedy text,
  docket text not null,
  filed_on date not null,
  answered_on date,
  decided_on date,
  result text,
  primary key (region_id, request_id, remedy_id),
  foreign key (region_id, request_id) references request (region_id, request_id),
  foreign key (region_id, organ_id) references organ (region_id, organ_id),
  check ((decided_on is null) = (result is null))
);
create index request_remedy_counted on request_remedy (region_id, organ_id, (coalesce(decided_on, 'infinity'::date)))
  include (filed_on, kind, after_remedy, result, decided_on);

-- Distributed by region_id. 年度统计锁定: the numbers of an organ's year as they were reported; a later one restates it.
create table request_year (
  region_id text not null references region,
  organ_id uuid not null,
  year integer not null check (year between 2008 and 2999),
  version integer not null check (version > 0),
  -- Names the year in the ledger; the same for every version.
  year_id uuid not null,
  frozen_at timestamptz not null,
  actor_id uuid not null,
  -- Why it was restated; '' = first.
  reason text not null,
  -- 表三 and 表四 as they stood.
  numbers jsonb not null,
  primary key (region_id, organ_id, year, version),
  foreign key (region_id, organ_id) references organ (region_id, organ_id),
  check ((version = 1) = (reason = ''))
);

-- Distributed by region_id. Which case stood where in it, so that a later correction can be told case by case.
create table request_year_case (
  region_id text not null references region,
  organ_id uuid not null,
  year integer not null,
  version integer not null,
  request_id uuid not null,
  -- '' = the request itself (表三); else the remedy (表四).
  remedy_id text not null,
  -- Where it came in (newlyReceived, carriedIn; 表四: the block) and what became of it (row code, carriedOut; 表四: the
  -- column).
  origin text not null,
  result text not null,
  -- Column of 表三; '' for 表四.
  category text not null,
  primary key (region_id, organ_id, year, version, request_id, remedy_id),
  foreign key (region_id, organ_id, year, version) references request_year (region_id, organ_id, year, version)
);

grant select, insert, update on request to gongkai_app;
grant select, insert, update, delete on request_remedy to gongkai_app;
grant select, insert on request_year, request_year_case to gongkai_app;
