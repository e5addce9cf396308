CREATE TABLE "nomination" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"nominator_id" uuid,
	"mark" text NOT NULL,
	"child_name" text NOT NULL,
	"printed_name" text,
	"known_as" text,
	"guardian_name" text,
	"guardian_email" text,
	"guardian_phone" text,
	"through_us" boolean DEFAULT false NOT NULL,
	"language" text NOT NULL,
	"school" text,
	"name_search" text NOT NULL,
	"same_as_id" uuid,
	"child_id" uuid,
	"apart_from" uuid[] DEFAULT '{}' NOT NULL,
	"honouree_id" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	"declined_at" timestamp (3) with time zone,
	"declined_reason" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "nomination_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "nomination_of_event" UNIQUE("council_id","event_id","id"),
	CONSTRAINT "nomination_mark" UNIQUE("council_id","event_id","mark"),
	CONSTRAINT "nomination_not_itself" CHECK ("nomination"."same_as_id" <> "nomination"."id"),
	CONSTRAINT "nomination_one_end" CHECK (num_nonnulls("nomination"."honouree_id", "nomination"."withdrawn_at", "nomination"."declined_at") <= 1),
	CONSTRAINT "nomination_declined" CHECK (("nomination"."declined_at" is null) = ("nomination"."declined_reason" is null) or "nomination"."erased_at" is not null),
	CONSTRAINT "nomination_contact" CHECK (not "nomination"."through_us" or num_nonnulls("nomination"."guardian_email", "nomination"."guardian_phone") = 0)
);
--> statement-breakpoint
CREATE TABLE "nominator" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"organisation_id" uuid,
	"person_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "nominator_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "nominator_of_event" UNIQUE("council_id","event_id","id"),
	CONSTRAINT "nominator_is_somebody" CHECK (num_nonnulls("nominator"."organisation_id", "nominator"."person_id") > 0)
);
--> statement-breakpoint
ALTER TABLE "organisation" DROP CONSTRAINT "organisation_kind";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_purpose";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_subject";--> statement-breakpoint
ALTER TABLE "letter" DROP CONSTRAINT "letter_purpose";--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "nominations_close_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "newly_registered" integer;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "newly_registered_by" text;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "newly_registered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "nominator_id" uuid;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_nominator" FOREIGN KEY ("council_id","event_id","nominator_id") REFERENCES "public"."nominator"("council_id","event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_same_as" FOREIGN KEY ("council_id","event_id","same_as_id") REFERENCES "public"."nomination"("council_id","event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_child" FOREIGN KEY ("council_id","child_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominator" ADD CONSTRAINT "nominator_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominator" ADD CONSTRAINT "nominator_organisation" FOREIGN KEY ("council_id","organisation_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominator" ADD CONSTRAINT "nominator_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nomination_by_nominator" ON "nomination" USING btree ("council_id","nominator_id");--> statement-breakpoint
CREATE INDEX "nomination_by_honouree" ON "nomination" USING btree ("council_id","honouree_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nominator_organisation_once" ON "nominator" USING btree ("council_id","event_id","organisation_id") WHERE "nominator"."organisation_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "nominator_guardian_once" ON "nominator" USING btree ("council_id","event_id","person_id") WHERE "nominator"."organisation_id" is null;--> statement-breakpoint
CREATE INDEX "nominator_by_person" ON "nominator" USING btree ("council_id","person_id");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_nominator" FOREIGN KEY ("council_id","event_id","nominator_id") REFERENCES "public"."nominator"("council_id","event_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "link_of_nominator" ON "link" USING btree ("council_id","nominator_id") WHERE "link"."nominator_id" is not null and "link"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('council', 'register_office', 'law_centre', 'charity', 'school', 'university', 'network', 'faith', 'arts', 'health', 'business', 'host', 'other'));--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_newly_registered" CHECK ("event"."newly_registered" between 0 and 100000);--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'group', 'unsubscribe', 'sign_in', 'feed', 'proof', 'consent', 'nominate'));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_subject" CHECK (case
        when "link"."purpose" in ('reply', 'group') then "link"."party_id" is not null and "link"."event_id" is not null
          and num_nonnulls("link"."account_id", "link"."honouree_id", "link"."nominator_id") = 0
        when "link"."purpose" = 'unsubscribe' then "link"."party_id" is not null
          and num_nonnulls("link"."event_id", "link"."account_id", "link"."honouree_id", "link"."nominator_id") = 0
        when "link"."purpose" in ('proof', 'consent') then num_nonnulls("link"."account_id", "link"."nominator_id") = 0
          and ("link"."party_id" is null) = ("link"."event_id" is null) and ("link"."party_id" is null) = ("link"."honouree_id" is not null)
        when "link"."purpose" = 'nominate' then "link"."nominator_id" is not null and "link"."event_id" is not null
          and num_nonnulls("link"."party_id", "link"."account_id", "link"."honouree_id") = 0
        else "link"."account_id" is not null
          and num_nonnulls("link"."party_id", "link"."event_id", "link"."honouree_id", "link"."nominator_id") = 0
      end);--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_purpose" CHECK ("letter"."purpose" in ('invitation', 'invitation_reminder', 'reply', 'place_confirmed', 'place_offered', 'offer_ended', 'reminder', 'thanks', 'event_changed', 'event_cancelled', 'withdrawn', 'finish_reply', 'nominate', 'sign_in', 'test'));
--> statement-breakpoint
ALTER TABLE nominator ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON nominator TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
ALTER TABLE nomination ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON nomination TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
