CREATE TABLE "collector" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"party_id" uuid,
	"honouree_id" uuid,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"phone" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "collector_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "collector_whose" CHECK (num_nonnulls("collector"."party_id", "collector"."honouree_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"programme_item_id" uuid,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"printed_title" text,
	"asks" text,
	"arrive_minutes_before" smallint NOT NULL,
	"is_under18" boolean DEFAULT false NOT NULL,
	"is_dbs_checked" boolean DEFAULT false NOT NULL,
	"dbs_noted_by" text,
	"dbs_noted_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"written_at" timestamp (3) with time zone,
	"reminders" smallint DEFAULT 0 NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"answered_by" text,
	"message" text,
	"calendar_uid" text NOT NULL,
	"calendar_sequence" integer DEFAULT 0 NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "duty_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "duty_calendar_uid" UNIQUE("council_id","calendar_uid"),
	CONSTRAINT "duty_role" CHECK ("duty"."role" in ('compere', 'presenter', 'presiding_officer', 'speaker', 'performer', 'name_reader', 'stage_marshal', 'door_lead', 'photographer', 'safeguarding_lead', 'interpreter', 'gift_table', 'first_aid', 'helper')),
	CONSTRAINT "duty_answer" CHECK ("duty"."answer" in ('yes', 'no')),
	CONSTRAINT "duty_answered" CHECK (("duty"."answer" is null) = ("duty"."answered_at" is null)),
	CONSTRAINT "duty_dbs" CHECK ("duty"."is_dbs_checked" = ("duty"."dbs_noted_at" is not null)),
	CONSTRAINT "duty_arrival" CHECK ("duty"."arrive_minutes_before" between -600 and 600),
	CONSTRAINT "duty_reminders" CHECK ("duty"."reminders" >= 0),
	CONSTRAINT "duty_revision" CHECK ("duty"."revision" >= 1)
);
--> statement-breakpoint
CREATE TABLE "programme_item" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"is_before" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"minutes" smallint NOT NULL,
	"fixed_minute" integer,
	"who" text,
	"cue" text,
	"notes" text,
	"is_printed" boolean DEFAULT true NOT NULL,
	"seconds_each" smallint,
	"room_id" uuid,
	"capacity" integer,
	"removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "programme_item_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "programme_item_of_date" UNIQUE("council_id","occurrence_id","id"),
	CONSTRAINT "programme_item_kind" CHECK ("programme_item"."kind" in ('doors', 'registration', 'welcome', 'speech', 'poem', 'music', 'video', 'presentation', 'anthem', 'photograph', 'activity', 'refreshments', 'break', 'other')),
	CONSTRAINT "programme_item_minutes" CHECK ("programme_item"."minutes" between 0 and 600),
	CONSTRAINT "programme_item_fixed" CHECK ("programme_item"."fixed_minute" between -1440 and 10080),
	CONSTRAINT "programme_item_fixed_side" CHECK ("programme_item"."fixed_minute" is null or ("programme_item"."fixed_minute" < 0) = "programme_item"."is_before"),
	CONSTRAINT "programme_item_seconds" CHECK ("programme_item"."seconds_each" between 5 and 600),
	CONSTRAINT "programme_item_capacity" CHECK ("programme_item"."capacity" > 0),
	CONSTRAINT "programme_item_revision" CHECK ("programme_item"."revision" >= 1)
);
--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_purpose";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_subject";--> statement-breakpoint
ALTER TABLE "letter" DROP CONSTRAINT "letter_purpose";--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "booked_minutes" integer;--> statement-breakpoint
ALTER TABLE "occurrence" ADD COLUMN "roles_needed" text[];--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "duty_id" uuid;--> statement-breakpoint
ALTER TABLE "collector" ADD CONSTRAINT "collector_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collector" ADD CONSTRAINT "collector_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collector" ADD CONSTRAINT "collector_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_programme_item" FOREIGN KEY ("council_id","occurrence_id","programme_item_id") REFERENCES "public"."programme_item"("council_id","occurrence_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_room" FOREIGN KEY ("council_id","room_id") REFERENCES "public"."room"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collector_by_date" ON "collector" USING btree ("council_id","occurrence_id");--> statement-breakpoint
CREATE INDEX "collector_by_party" ON "collector" USING btree ("council_id","party_id");--> statement-breakpoint
CREATE INDEX "duty_by_date" ON "duty" USING btree ("council_id","occurrence_id");--> statement-breakpoint
CREATE INDEX "duty_by_person" ON "duty" USING btree ("council_id","person_id");--> statement-breakpoint
CREATE INDEX "programme_item_in_order" ON "programme_item" USING btree ("council_id","occurrence_id","position");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_duty" FOREIGN KEY ("council_id","duty_id") REFERENCES "public"."duty"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "link_of_duty" ON "link" USING btree ("council_id","duty_id") WHERE "link"."duty_id" is not null and "link"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_booked" CHECK ("occurrence"."booked_minutes" between 1 and 20160);--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'group', 'unsubscribe', 'sign_in', 'feed', 'proof', 'consent', 'nominate', 'duty'));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_subject" CHECK (case
        when "link"."purpose" in ('reply', 'group') then "link"."party_id" is not null and "link"."event_id" is not null
          and num_nonnulls("link"."account_id", "link"."honouree_id", "link"."nominator_id", "link"."duty_id") = 0
        when "link"."purpose" = 'unsubscribe' then "link"."party_id" is not null
          and num_nonnulls("link"."event_id", "link"."account_id", "link"."honouree_id", "link"."nominator_id", "link"."duty_id") = 0
        when "link"."purpose" in ('proof', 'consent') then num_nonnulls("link"."account_id", "link"."nominator_id", "link"."duty_id") = 0
          and ("link"."party_id" is null) = ("link"."event_id" is null) and ("link"."party_id" is null) = ("link"."honouree_id" is not null)
        when "link"."purpose" = 'nominate' then "link"."nominator_id" is not null and "link"."event_id" is not null
          and num_nonnulls("link"."party_id", "link"."account_id", "link"."honouree_id", "link"."duty_id") = 0
        when "link"."purpose" = 'duty' then "link"."duty_id" is not null
          and num_nonnulls("link"."party_id", "link"."event_id", "link"."account_id", "link"."honouree_id", "link"."nominator_id") = 0
        else "link"."account_id" is not null
          and num_nonnulls("link"."party_id", "link"."event_id", "link"."honouree_id", "link"."nominator_id", "link"."duty_id") = 0
      end);--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_purpose" CHECK ("letter"."purpose" in ('invitation', 'invitation_reminder', 'reply', 'place_confirmed', 'place_offered', 'offer_ended', 'reminder', 'thanks', 'event_changed', 'event_cancelled', 'withdrawn', 'finish_reply', 'nominate', 'duty', 'sign_in', 'test'));
--> statement-breakpoint
ALTER TABLE programme_item ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON programme_item TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
ALTER TABLE duty ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON duty TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
ALTER TABLE collector ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON collector TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
