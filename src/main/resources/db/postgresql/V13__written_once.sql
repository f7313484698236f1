-- What is written once stays as it was written, for every role the product can log in with, its owner and a superuser among them: an
-- injected or mistaken statement is refused by the database. Who may alter the tables can take the triggers off; the anchors tell then.
create function written_once() returns trigger language plpgsql as $$
begin
  raise exception '% is written once', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger fact_written_once before update or delete on fact for each row execute function written_once();
create trigger fact_kept before truncate on fact for each statement execute function written_once();

create trigger seal_written_once before update or delete on seal for each row execute function written_once();
create trigger seal_kept before truncate on seal for each statement execute function written_once();

-- A head moves forward only. An empty one is removed where a backup is brought back
create trigger ledger_head_forward before update on ledger_head for each row
  when (new.seq <= old.seq or new.street <> old.street or new.sealed_until <= old.sealed_until) execute function written_once();
create trigger ledger_head_kept before delete on ledger_head for each row when (old.seq > 0) execute function written_once();

-- A row of the trail is answered and chained once
create trigger audit_chained before update on audit for each row when (old.seq is not null) execute function written_once();
create trigger audit_asked before update of id, begun_at, address, method, path on audit for each row execute function written_once();
create trigger audit_written_once before delete on audit for each row execute function written_once();
create trigger audit_kept before truncate on audit for each statement execute function written_once();
create trigger audit_head_forward before update on audit_head for each row when (new.seq <= old.seq) execute function written_once();
create trigger audit_head_kept before delete on audit_head for each row when (old.seq > 0) execute function written_once();
