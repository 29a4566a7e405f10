-- Spreads an installation over several machines with Citus. Run once, as the owner, on the coordinator, after
-- `gongkai migrate` and before data grow large; again after a migration that adds tables (it skips what is done).
-- Why each table is what it is: docs/scale.md. A test holds this list against the migrations.

create extension if not exists citus;

create or replace function pg_temp.spread_reference(name text) returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_dist_partition where logicalrelid = name::regclass) then
    perform create_reference_table(name);
  end if;
end $$;

create or replace function pg_temp.spread_by_region(name text) returns void language plpgsql as $$
begin
  if not exists (select 1 from pg_dist_partition where logicalrelid = name::regclass) then
    perform create_distributed_table(name, 'region_id', colocate_with => case
      when name = 'ledger_event' then 'default' else 'ledger_event' end);
  end if;
end $$;

-- The same on every node.
select pg_temp.spread_reference('region');
select pg_temp.spread_reference('organ');
select pg_temp.spread_reference('account');
select pg_temp.spread_reference('administrator');
select pg_temp.spread_reference('role_grant');
select pg_temp.spread_reference('account_password');
select pg_temp.spread_reference('account_one_time_code');
select pg_temp.spread_reference('account_security_key');
select pg_temp.spread_reference('account_single_sign_on');
select pg_temp.spread_reference('account_link');
select pg_temp.spread_reference('sign_in_ceremony');
select pg_temp.spread_reference('sign_in_try');
select pg_temp.spread_reference('installation_note');
select pg_temp.spread_reference('use_count');

-- A region's rows together on one node.
select pg_temp.spread_by_region('ledger_event');
select pg_temp.spread_by_region('ledger_leaf');
select pg_temp.spread_by_region('ledger_checkpoint');
select pg_temp.spread_by_region('idempotency_key');
select pg_temp.spread_by_region('number_counter');
select pg_temp.spread_by_region('access_log');
select pg_temp.spread_by_region('session');
select pg_temp.spread_by_region('api_key');
select pg_temp.spread_by_region('saved_queue');
select pg_temp.spread_by_region('notice_read');
select pg_temp.spread_by_region('file_content');
select pg_temp.spread_by_region('file_object');
select pg_temp.spread_by_region('content_destruction');
select pg_temp.spread_by_region('personal_data');
select pg_temp.spread_by_region('personal_data_destruction');
select pg_temp.spread_by_region('batch_audit');
select pg_temp.spread_by_region('batch_audit_line');
select pg_temp.spread_by_region('published_report');
select pg_temp.spread_by_region('request');
select pg_temp.spread_by_region('request_remedy');
select pg_temp.spread_by_region('request_year');
select pg_temp.spread_by_region('request_year_case');
select pg_temp.spread_by_region('letter');
select pg_temp.spread_by_region('letter_version');
select pg_temp.spread_by_region('letter_copy');
select pg_temp.spread_by_region('letter_settings');
select pg_temp.spread_by_region('release');
select pg_temp.spread_by_region('release_approval');
select pg_temp.spread_by_region('request_draft');
