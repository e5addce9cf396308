ALTER TABLE "occurrence" ADD COLUMN "invited_parties" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "coming_parties" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "maybe_parties" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "declined_parties" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "revoked_parties" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "label_sort" text COLLATE "C" DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "invitation_by_label" ON "invitation" USING btree ("council_id","occurrence_id","label_sort","id");--> statement-breakpoint
CREATE INDEX "invitation_by_import" ON "invitation" USING btree ("council_id","import_task_id");--> statement-breakpoint
-- Keys of order are compared byte by byte (domain/names.ts, sortForm), alike on every database.
ALTER TABLE "party" ALTER COLUMN "label_sort" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "person" ALTER COLUMN "name_sort" TYPE text COLLATE "C";--> statement-breakpoint
-- ---- the list is in the order of the parties' names: each invitation carries its party's.
CREATE FUNCTION herald_copy_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.label_sort INTO NEW.label_sort FROM party p WHERE p.council_id = NEW.council_id AND p.id = NEW.party_id;
  NEW.label_sort := coalesce(NEW.label_sort, '');
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER invitation_label BEFORE INSERT OR UPDATE OF party_id ON invitation FOR EACH ROW EXECUTE FUNCTION herald_copy_label();
--> statement-breakpoint
CREATE FUNCTION herald_pass_label_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invitation SET label_sort = NEW.label_sort WHERE council_id = NEW.council_id AND party_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER party_label AFTER UPDATE OF label_sort ON party FOR EACH ROW WHEN (OLD.label_sort IS DISTINCT FROM NEW.label_sort) EXECUTE FUNCTION herald_pass_label_on();
--> statement-breakpoint
UPDATE invitation i SET label_sort = p.label_sort FROM party p WHERE p.council_id = i.council_id AND p.id = i.party_id;
--> statement-breakpoint
-- ---- places and the list's figures: one update of the occurrence for a statement. Withdrawn invitations are not counted among the answers.
CREATE OR REPLACE FUNCTION herald_count_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, waiting_parties = o.waiting_parties + d.waiting,
      coming_parties = o.coming_parties + d.coming, maybe_parties = o.maybe_parties + d.maybe, declined_parties = o.declined_parties + d.declined
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(waiting)::int AS waiting, sum(coming)::int AS coming, sum(maybe)::int AS maybe, sum(declined)::int AS declined FROM (
        SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN r.people ELSE 0 END AS taken,
          CASE WHEN r.state = 'waiting' THEN 1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS declined
        FROM new_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id) c
      GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.waiting <> 0 OR d.coming <> 0 OR d.maybe <> 0 OR d.declined <> 0);
  ELSIF TG_OP = 'UPDATE' THEN
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, waiting_parties = o.waiting_parties + d.waiting,
      coming_parties = o.coming_parties + d.coming, maybe_parties = o.maybe_parties + d.maybe, declined_parties = o.declined_parties + d.declined
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(waiting)::int AS waiting, sum(coming)::int AS coming, sum(maybe)::int AS maybe, sum(declined)::int AS declined FROM (
        SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN r.people ELSE 0 END AS taken,
          CASE WHEN r.state = 'waiting' THEN 1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS declined
        FROM new_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id
        UNION ALL SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN -r.people ELSE 0 END AS taken,
          CASE WHEN r.state = 'waiting' THEN -1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS declined
        FROM old_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id) c
      GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.waiting <> 0 OR d.coming <> 0 OR d.maybe <> 0 OR d.declined <> 0);
  ELSE
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, waiting_parties = o.waiting_parties + d.waiting,
      coming_parties = o.coming_parties + d.coming, maybe_parties = o.maybe_parties + d.maybe, declined_parties = o.declined_parties + d.declined
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(waiting)::int AS waiting, sum(coming)::int AS coming, sum(maybe)::int AS maybe, sum(declined)::int AS declined FROM (
        SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN -r.people ELSE 0 END AS taken,
          CASE WHEN r.state = 'waiting' THEN -1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS declined
        FROM old_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id) c
      GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.waiting <> 0 OR d.coming <> 0 OR d.maybe <> 0 OR d.declined <> 0);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION herald_count_invitations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE occurrence o SET invited_parties = o.invited_parties + d.invited, revoked_parties = o.revoked_parties + d.revoked
    FROM (SELECT council_id, occurrence_id, count(*) FILTER (WHERE revoked_at IS NULL)::int AS invited, count(revoked_at)::int AS revoked
          FROM new_rows GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id;
  ELSE
    UPDATE occurrence o SET invited_parties = o.invited_parties - d.invited, revoked_parties = o.revoked_parties - d.revoked
    FROM (SELECT council_id, occurrence_id, count(*) FILTER (WHERE revoked_at IS NULL)::int AS invited, count(revoked_at)::int AS revoked
          FROM old_rows GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invitation_inserted AFTER INSERT ON invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION herald_count_invitations();
--> statement-breakpoint
CREATE TRIGGER invitation_deleted AFTER DELETE ON invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION herald_count_invitations();
--> statement-breakpoint
-- Withdrawing takes the party and its answer out of the figures; taking that back puts them in again.
CREATE FUNCTION herald_count_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sign int := CASE WHEN NEW.revoked_at IS NULL THEN 1 ELSE -1 END;
BEGIN
  UPDATE occurrence o SET invited_parties = o.invited_parties + sign, revoked_parties = o.revoked_parties - sign,
    coming_parties = o.coming_parties + CASE WHEN r.state = 'confirmed' THEN sign ELSE 0 END,
    maybe_parties = o.maybe_parties + CASE WHEN r.state = 'maybe' THEN sign ELSE 0 END,
    declined_parties = o.declined_parties + CASE WHEN r.state IN ('declined', 'lapsed') THEN sign ELSE 0 END
  FROM (SELECT 1) one LEFT JOIN reply r ON r.council_id = NEW.council_id AND r.invitation_id = NEW.id
  WHERE o.council_id = NEW.council_id AND o.id = NEW.occurrence_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER invitation_withdrawn AFTER UPDATE OF revoked_at ON invitation FOR EACH ROW WHEN ((OLD.revoked_at IS NULL) <> (NEW.revoked_at IS NULL)) EXECUTE FUNCTION herald_count_withdrawal();
--> statement-breakpoint
UPDATE occurrence o SET invited_parties = d.invited, revoked_parties = d.revoked, coming_parties = d.coming, maybe_parties = d.maybe, declined_parties = d.declined
FROM (SELECT i.council_id, i.occurrence_id, count(*) FILTER (WHERE i.revoked_at IS NULL)::int AS invited, count(i.revoked_at)::int AS revoked,
        count(*) FILTER (WHERE i.revoked_at IS NULL AND r.state = 'confirmed')::int AS coming,
        count(*) FILTER (WHERE i.revoked_at IS NULL AND r.state = 'maybe')::int AS maybe,
        count(*) FILTER (WHERE i.revoked_at IS NULL AND r.state IN ('declined', 'lapsed'))::int AS declined
      FROM invitation i LEFT JOIN reply r ON r.council_id = i.council_id AND r.invitation_id = i.id GROUP BY i.council_id, i.occurrence_id) d
WHERE o.council_id = d.council_id AND o.id = d.occurrence_id;
