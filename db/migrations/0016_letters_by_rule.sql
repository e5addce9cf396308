CREATE TABLE "reminder_run" (
	"council_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"revision" integer NOT NULL,
	"state" text NOT NULL,
	"letters" integer DEFAULT 0 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "reminder_run_pk" PRIMARY KEY("council_id","occurrence_id","rule","revision"),
	CONSTRAINT "reminder_run_rule" CHECK ("reminder_run"."rule" in ('unanswered-1', 'unanswered-2', 'before-1', 'before-2', 'before-3', 'thanks')),
	CONSTRAINT "reminder_run_state" CHECK ("reminder_run"."state" in ('sent', 'stopped', 'passed'))
);
--> statement-breakpoint
ALTER TABLE "letter" DROP CONSTRAINT "letter_purpose";--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "quiet_from" text DEFAULT '21:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "council" ADD COLUMN "quiet_until" text DEFAULT '08:00' NOT NULL;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "reminder_rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "moved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reminder_run" ADD CONSTRAINT "reminder_run_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "council" ADD CONSTRAINT "council_quiet" CHECK ("council"."quiet_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and "council"."quiet_until" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_purpose" CHECK ("letter"."purpose" in ('invitation', 'invitation_reminder', 'reply', 'place_confirmed', 'place_offered', 'offer_ended', 'reminder', 'thanks', 'event_changed', 'event_cancelled', 'withdrawn', 'finish_reply', 'sign_in', 'test'));
--> statement-breakpoint
ALTER TABLE reminder_run ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON reminder_run TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
-- The days on which events reminded become rules; the nearest first, and off where the event sent none.
UPDATE event SET reminder_rules = coalesce((
  SELECT jsonb_object_agg('before-' || place, jsonb_build_object(
    'isOn', 'reminder' = any(letters), 'amount', days, 'unit', 'days', 'time', '10:00'))
  FROM (
    SELECT days, row_number() OVER (ORDER BY days) AS place
    FROM (SELECT DISTINCT unnest(reminder_days) AS days) AS each
  ) AS ranked
  WHERE place <= 3
), '{"before-1": {"isOn": false, "amount": 2, "unit": "days", "time": "10:00"}}'::jsonb),
letters = array_remove(letters, 'reminder');
