CREATE TABLE "stage" (
	"council_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"ordering" text DEFAULT 'by-name' NOT NULL,
	"seed" integer DEFAULT 1 NOT NULL,
	"presenters" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"blank_cards" smallint DEFAULT 6 NOT NULL,
	"first_names_only" boolean DEFAULT false NOT NULL,
	"room" jsonb,
	"numbered_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "stage_pk" PRIMARY KEY("council_id","occurrence_id"),
	CONSTRAINT "stage_ordering" CHECK ("stage"."ordering" in ('by-name', 'drawn')),
	CONSTRAINT "stage_blank_cards" CHECK ("stage"."blank_cards" between 0 and 26)
);
--> statement-breakpoint
CREATE TABLE "stage_press" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"honouree_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"device" text NOT NULL,
	"pressed_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "stage_press_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "stage_press_kind" CHECK ("stage_press"."kind" in ('presented', 'not-here', 'back', 'arrived'))
);
--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_purpose";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_subject";--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "is_step_free" boolean;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "presenter" smallint;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "stage_place" integer;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "moved_by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "card" text;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "by_first_name" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "presented_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "not_here_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "recognised_how" text;--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "recognised_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "occurrence_id" uuid;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "stage_role" text;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_press" ADD CONSTRAINT "stage_press_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_press" ADD CONSTRAINT "stage_press_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stage_press_by_honouree" ON "stage_press" USING btree ("council_id","honouree_id","pressed_at");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_of_occurrence" ON "link" USING btree ("council_id","occurrence_id");--> statement-breakpoint
ALTER TABLE "honouree" ADD CONSTRAINT "honouree_card" UNIQUE("council_id","occurrence_id","card");--> statement-breakpoint
ALTER TABLE "honouree" ADD CONSTRAINT "honouree_recognised" CHECK ("honouree"."recognised_how" in ('handed-over', 'posted'));--> statement-breakpoint
ALTER TABLE "honouree" ADD CONSTRAINT "honouree_recognised_at" CHECK (("honouree"."recognised_how" is null) = ("honouree"."recognised_at" is null));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_stage" CHECK (("link"."purpose" = 'stage') = ("link"."occurrence_id" is not null) and ("link"."purpose" = 'stage') = ("link"."stage_role" is not null));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_stage_role" CHECK ("link"."stage_role" in ('reader', 'marshal'));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'group', 'unsubscribe', 'sign_in', 'feed', 'proof', 'consent', 'nominate', 'duty', 'stage'));--> statement-breakpoint
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
        when "link"."purpose" = 'stage' then "link"."event_id" is not null and "link"."expires_at" is not null
          and num_nonnulls("link"."party_id", "link"."account_id", "link"."honouree_id", "link"."nominator_id", "link"."duty_id") = 0
        else "link"."account_id" is not null
          and num_nonnulls("link"."party_id", "link"."event_id", "link"."honouree_id", "link"."nominator_id", "link"."duty_id") = 0
      end);
--> statement-breakpoint
ALTER TABLE stage ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON stage TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
ALTER TABLE stage_press ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON stage_press TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
CREATE TRIGGER stage_press_insert_only BEFORE UPDATE OR DELETE ON stage_press FOR EACH ROW EXECUTE FUNCTION herald_refuse_change();
