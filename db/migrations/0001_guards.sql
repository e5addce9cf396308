-- What must never happen is refused here, too: counters are kept by triggers, the past cannot be
-- rewritten, and no row is seen outside its council.

-- ---- places: kept by statement triggers, so that the check on occurrence refuses what does not fit.
CREATE FUNCTION herald_count_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, waiting_parties = o.waiting_parties + d.waiting
    FROM (SELECT council_id, occurrence_id,
            coalesce(sum(people) FILTER (WHERE state = 'confirmed'), 0)::int AS taken,
            count(*) FILTER (WHERE state = 'waiting')::int AS waiting
          FROM new_rows GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.waiting <> 0);
  ELSIF TG_OP = 'UPDATE' THEN
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, waiting_parties = o.waiting_parties + d.waiting
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(waiting)::int AS waiting FROM (
            SELECT council_id, occurrence_id, CASE WHEN state = 'confirmed' THEN people ELSE 0 END AS taken,
              CASE WHEN state = 'waiting' THEN 1 ELSE 0 END AS waiting FROM new_rows
            UNION ALL
            SELECT council_id, occurrence_id, CASE WHEN state = 'confirmed' THEN -people ELSE 0 END,
              CASE WHEN state = 'waiting' THEN -1 ELSE 0 END FROM old_rows) c
          GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.waiting <> 0);
  ELSE
    UPDATE occurrence o SET places_taken = o.places_taken - d.taken, waiting_parties = o.waiting_parties - d.waiting
    FROM (SELECT council_id, occurrence_id,
            coalesce(sum(people) FILTER (WHERE state = 'confirmed'), 0)::int AS taken,
            count(*) FILTER (WHERE state = 'waiting')::int AS waiting
          FROM old_rows GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.waiting <> 0);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reply_inserted AFTER INSERT ON reply REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION herald_count_places();
--> statement-breakpoint
CREATE TRIGGER reply_updated AFTER UPDATE ON reply REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION herald_count_places();
--> statement-breakpoint
CREATE TRIGGER reply_deleted AFTER DELETE ON reply REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION herald_count_places();
--> statement-breakpoint
-- ---- insert only: the past is not rewritten. Erasure will run as a role of its own.
CREATE FUNCTION herald_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is insert only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_insert_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION herald_refuse_change();
--> statement-breakpoint
CREATE TRIGGER reply_change_insert_only BEFORE UPDATE OR DELETE ON reply_change FOR EACH ROW EXECUTE FUNCTION herald_refuse_change();
--> statement-breakpoint
CREATE TRIGGER arrival_insert_only BEFORE UPDATE OR DELETE ON arrival FOR EACH ROW EXECUTE FUNCTION herald_refuse_change();
--> statement-breakpoint
-- An approved name is locked; so is the fact that it was approved.
CREATE TRIGGER name_proof_locked BEFORE UPDATE OR DELETE ON name_proof FOR EACH ROW WHEN (OLD.approved_at IS NOT NULL) EXECUTE FUNCTION herald_refuse_change();
--> statement-breakpoint
-- A certificate is made from an approved proof of the same child.
CREATE FUNCTION herald_check_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM name_proof p WHERE p.council_id = NEW.council_id AND p.id = NEW.name_proof_id
      AND p.honouree_id = NEW.honouree_id AND p.approved_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a certificate needs an approved name' USING ERRCODE = 'check_violation', CONSTRAINT = 'certificate_approved_name';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER certificate_approved_name BEFORE INSERT ON certificate FOR EACH ROW EXECUTE FUNCTION herald_check_certificate();
--> statement-breakpoint
-- ---- the second wall: every transaction of the app takes this role and names its council.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'herald_app') THEN
    CREATE ROLE herald_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server made it meanwhile
END $$;
--> statement-breakpoint
DO $$ BEGIN
  EXECUTE format('GRANT herald_app TO %I', current_user);
EXCEPTION WHEN OTHERS THEN NULL; -- a superuser needs no membership
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO herald_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO herald_app;
--> statement-breakpoint
REVOKE ALL ON installation FROM herald_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO herald_app;
--> statement-breakpoint
CREATE FUNCTION herald_council() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.council', true), '')::uuid $$;
--> statement-breakpoint
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name = 'council_id' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_council ON %I TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()))', t);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE council ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON council TO herald_app USING (id = (SELECT herald_council())) WITH CHECK (id = (SELECT herald_council()));
