CREATE TABLE "offer" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"people" smallint NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "offer_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "offer_people" CHECK ("offer"."people" > 0),
	CONSTRAINT "offer_outcome" CHECK ("offer"."outcome" in ('accepted', 'declined', 'expired', 'withdrawn')),
	CONSTRAINT "offer_closed" CHECK (("offer"."closed_at" is null) = ("offer"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"invitation_id" uuid,
	"label" text NOT NULL,
	"places" integer NOT NULL,
	"held" integer NOT NULL,
	"until_at" timestamp (3) with time zone,
	"released_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reservation_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "reservation_places" CHECK ("reservation"."places" > 0 and "reservation"."held" between 0 and "reservation"."places"),
	CONSTRAINT "reservation_released" CHECK ("reservation"."released_at" is null or "reservation"."held" = 0)
);
--> statement-breakpoint
ALTER TABLE "letter" DROP CONSTRAINT "letter_purpose";--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "promotion" text DEFAULT 'at_once' NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "offer_minutes" integer DEFAULT 2880 NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "overtakes_allowed" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "promotion_closes_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reply" ADD COLUMN "overtaken" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "offer_open" ON "offer" USING btree ("council_id","invitation_id") WHERE "offer"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "offer_due" ON "offer" USING btree ("council_id","expires_at") WHERE "offer"."closed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "reservation_of_invitation" ON "reservation" USING btree ("council_id","invitation_id") WHERE "reservation"."released_at" is null;--> statement-breakpoint
CREATE INDEX "reservation_by_occurrence" ON "reservation" USING btree ("council_id","occurrence_id");--> statement-breakpoint
CREATE INDEX "reservation_due" ON "reservation" USING btree ("council_id","until_at") WHERE "reservation"."released_at" is null;--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_promotion" CHECK ("occurrence"."promotion" in ('at_once', 'offer'));--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_offer_minutes" CHECK ("occurrence"."offer_minutes" between 30 and 20160);--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_overtakes" CHECK ("occurrence"."overtakes_allowed" between 0 and 20);--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_promotion_closes" CHECK ("occurrence"."promotion_closes_at" <= "occurrence"."starts_at");--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_overtaken" CHECK ("reply"."overtaken" >= 0);--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_purpose" CHECK ("letter"."purpose" in ('invitation', 'invitation_reminder', 'reply', 'place_confirmed', 'place_offered', 'offer_ended', 'reminder', 'event_changed', 'event_cancelled', 'withdrawn', 'sign_in', 'test'));
--> statement-breakpoint
ALTER TABLE reservation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON reservation TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
ALTER TABLE offer ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON offer TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
-- ---- places that are held: for those to whom they are offered (a reply's state), and by reservations.
CREATE OR REPLACE FUNCTION herald_count_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, places_held = o.places_held + d.held, waiting_parties = o.waiting_parties + d.waiting,
      coming_parties = o.coming_parties + d.coming, maybe_parties = o.maybe_parties + d.maybe, declined_parties = o.declined_parties + d.declined
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(held)::int AS held, sum(waiting)::int AS waiting, sum(coming)::int AS coming, sum(maybe)::int AS maybe, sum(declined)::int AS declined FROM (
        SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN r.people ELSE 0 END AS taken, CASE WHEN r.state = 'offered' THEN r.people ELSE 0 END AS held,
          CASE WHEN r.state = 'waiting' THEN 1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS declined
        FROM new_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id) c
      GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.held <> 0 OR d.waiting <> 0 OR d.coming <> 0 OR d.maybe <> 0 OR d.declined <> 0);
  ELSIF TG_OP = 'UPDATE' THEN
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, places_held = o.places_held + d.held, waiting_parties = o.waiting_parties + d.waiting,
      coming_parties = o.coming_parties + d.coming, maybe_parties = o.maybe_parties + d.maybe, declined_parties = o.declined_parties + d.declined
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(held)::int AS held, sum(waiting)::int AS waiting, sum(coming)::int AS coming, sum(maybe)::int AS maybe, sum(declined)::int AS declined FROM (
        SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN r.people ELSE 0 END AS taken, CASE WHEN r.state = 'offered' THEN r.people ELSE 0 END AS held,
          CASE WHEN r.state = 'waiting' THEN 1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN 1 ELSE 0 END AS declined
        FROM new_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id
        UNION ALL SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN -r.people ELSE 0 END AS taken, CASE WHEN r.state = 'offered' THEN -r.people ELSE 0 END AS held,
          CASE WHEN r.state = 'waiting' THEN -1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS declined
        FROM old_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id) c
      GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.held <> 0 OR d.waiting <> 0 OR d.coming <> 0 OR d.maybe <> 0 OR d.declined <> 0);
  ELSE
    UPDATE occurrence o SET places_taken = o.places_taken + d.taken, places_held = o.places_held + d.held, waiting_parties = o.waiting_parties + d.waiting,
      coming_parties = o.coming_parties + d.coming, maybe_parties = o.maybe_parties + d.maybe, declined_parties = o.declined_parties + d.declined
    FROM (SELECT council_id, occurrence_id, sum(taken)::int AS taken, sum(held)::int AS held, sum(waiting)::int AS waiting, sum(coming)::int AS coming, sum(maybe)::int AS maybe, sum(declined)::int AS declined FROM (
        SELECT r.council_id, r.occurrence_id, CASE WHEN r.state = 'confirmed' THEN -r.people ELSE 0 END AS taken, CASE WHEN r.state = 'offered' THEN -r.people ELSE 0 END AS held,
          CASE WHEN r.state = 'waiting' THEN -1 ELSE 0 END AS waiting, CASE WHEN r.state = 'confirmed' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS coming,
          CASE WHEN r.state = 'maybe' AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS maybe, CASE WHEN r.state IN ('declined', 'lapsed') AND i.revoked_at IS NULL THEN -1 ELSE 0 END AS declined
        FROM old_rows r JOIN invitation i ON i.council_id = r.council_id AND i.id = r.invitation_id) c
      GROUP BY council_id, occurrence_id) d
    WHERE o.council_id = d.council_id AND o.id = d.occurrence_id AND (d.taken <> 0 OR d.held <> 0 OR d.waiting <> 0 OR d.coming <> 0 OR d.maybe <> 0 OR d.declined <> 0);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION herald_count_reservations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    UPDATE occurrence SET places_held = places_held - OLD.held WHERE council_id = OLD.council_id AND id = OLD.occurrence_id AND OLD.held <> 0;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    UPDATE occurrence SET places_held = places_held + NEW.held WHERE council_id = NEW.council_id AND id = NEW.occurrence_id AND NEW.held <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER reservation_counted AFTER INSERT OR UPDATE OR DELETE ON reservation FOR EACH ROW EXECUTE FUNCTION herald_count_reservations();
