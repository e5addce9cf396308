CREATE TABLE "arrival" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"invitation_id" uuid,
	"people" integer NOT NULL,
	"walk_in" boolean NOT NULL,
	"device_mark" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "arrival_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "arrival_once" UNIQUE("council_id","device_mark"),
	CONSTRAINT "arrival_people" CHECK ("arrival"."people" <> 0),
	CONSTRAINT "arrival_walk_in" CHECK ("arrival"."walk_in" = ("arrival"."invitation_id" is null))
);
--> statement-breakpoint
CREATE TABLE "attendee" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"person_id" uuid,
	"name" text,
	"age_band" text NOT NULL,
	"job_title" text,
	"organisation_id" uuid,
	CONSTRAINT "attendee_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "attendee_position" UNIQUE("council_id","invitation_id","position"),
	CONSTRAINT "attendee_age_band" CHECK ("attendee"."age_band" in ('adult', 'young', 'child', 'infant'))
);
--> statement-breakpoint
CREATE TABLE "need" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"invitation_id" uuid,
	"attendee_id" uuid,
	"kind" text NOT NULL,
	"detail" text,
	CONSTRAINT "need_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "need_subject" CHECK (num_nonnulls("need"."invitation_id", "need"."attendee_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"honouree_id" uuid,
	"name_proof_id" uuid,
	"occurrence_id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"serial" text NOT NULL,
	"code_hash" text NOT NULL,
	"ceremony_on" date NOT NULL,
	"name_hmac" text NOT NULL,
	"pdf_sha256" text,
	"file_id" uuid,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text NOT NULL,
	"printed_times" integer DEFAULT 0 NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"replaced_by_id" uuid,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "certificate_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "certificate_serial" UNIQUE("council_id","serial"),
	CONSTRAINT "certificate_code" UNIQUE("council_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "certificate_design" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "certificate_design_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "certificate_design_version" UNIQUE("council_id","name","version")
);
--> statement-breakpoint
CREATE TABLE "honouree" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"party_id" uuid,
	"handshake" boolean,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "honouree_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "honouree_once" UNIQUE("council_id","occurrence_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "name_proof" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"honouree_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"name" text NOT NULL,
	"printed_name" text,
	"native_line" text,
	"native_language" text,
	"pronunciation" text,
	"reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"approved_by" text,
	CONSTRAINT "name_proof_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "name_proof_revision" UNIQUE("council_id","honouree_id","revision"),
	CONSTRAINT "name_proof_approval" CHECK (("name_proof"."approved_at" is null) = ("name_proof"."approved_by" is null))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "account_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "account_email" UNIQUE("council_id","email"),
	CONSTRAINT "account_role" CHECK ("account"."role" in ('owner', 'officer'))
);
--> statement-breakpoint
CREATE TABLE "council" (
	"id" uuid PRIMARY KEY NOT NULL,
	"host" text,
	"name" text NOT NULL,
	"names" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"prefix" text NOT NULL,
	"time_zone" text DEFAULT 'Europe/London' NOT NULL,
	"languages" text[] DEFAULT '{"en"}' NOT NULL,
	"theme" jsonb NOT NULL,
	"device_file_id" uuid,
	"phone" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"mail_from_name" text NOT NULL,
	"mail_from_address" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "council_host" UNIQUE("host")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "file_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"council_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_pk" PRIMARY KEY("council_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "affiliation" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"job_title" text,
	"from_on" date,
	"to_on" date,
	CONSTRAINT "affiliation_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "merge_decision" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	"same" boolean NOT NULL,
	"moved" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "merge_decision_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"kind" text NOT NULL,
	"place" text,
	"coded_name" text,
	"name_search" text NOT NULL,
	"merged_into_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organisation_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('council', 'charity', 'school', 'university', 'network', 'faith', 'arts', 'health', 'business', 'host', 'other'))
);
--> statement-breakpoint
CREATE TABLE "organisation_alias" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"alias" text NOT NULL,
	"alias_search" text NOT NULL,
	CONSTRAINT "organisation_alias_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"full_name" text NOT NULL,
	"native_name" text,
	"known_as" text,
	"pronunciation" text,
	"language" text NOT NULL,
	"email" text,
	"phone" text,
	"email_state" text DEFAULT 'fine' NOT NULL,
	"name_search" text NOT NULL,
	"name_sort" text NOT NULL,
	"merged_into_id" uuid,
	"erased_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "person_email_state" CHECK ("person"."email_state" in ('fine', 'bouncing', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "event" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"format" text NOT NULL,
	"title" text NOT NULL,
	"outside_title" text NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"texts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"slug" text NOT NULL,
	"visibility" text NOT NULL,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"facts" text[] DEFAULT '{}' NOT NULL,
	"questions" jsonb NOT NULL,
	"letters" text[] NOT NULL,
	"paper" text[] NOT NULL,
	"reminder_days" smallint[] DEFAULT '{2}' NOT NULL,
	"recurrence" jsonb,
	"initiative_id" uuid,
	"copied_from_id" uuid,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "event_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "event_slug" UNIQUE("council_id","slug"),
	CONSTRAINT "event_kind" CHECK ("event"."kind" in ('welcome', 'ceremony', 'convening')),
	CONSTRAINT "event_format" CHECK ("event"."format" in ('gathering', 'outing', 'visit', 'workshop', 'webinar', 'launch')),
	CONSTRAINT "event_visibility" CHECK ("event"."visibility" in ('public', 'invited'))
);
--> statement-breakpoint
CREATE TABLE "event_partner" (
	"council_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "event_partner_pk" PRIMARY KEY("council_id","event_id","organisation_id","role"),
	CONSTRAINT "event_partner_role" CHECK ("event_partner"."role" in ('host', 'co_host', 'funder', 'nominator', 'speaker', 'supporter'))
);
--> statement-breakpoint
CREATE TABLE "initiative" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "initiative_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "occurrence" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"room_id" uuid,
	"place" text,
	"online_url" text,
	"place_shown" text DEFAULT 'always' NOT NULL,
	"place_shown_from_at" timestamp (3) with time zone,
	"replies_open_at" timestamp (3) with time zone,
	"replies_close_at" timestamp (3) with time zone NOT NULL,
	"capacity" integer,
	"places_taken" integer DEFAULT 0 NOT NULL,
	"places_held" integer DEFAULT 0 NOT NULL,
	"waiting_parties" integer DEFAULT 0 NOT NULL,
	"last_waiting_number" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	"cancelled_reason" text,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "occurrence_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "occurrence_ends_after_start" CHECK ("occurrence"."ends_at" > "occurrence"."starts_at"),
	CONSTRAINT "occurrence_replies_close" CHECK ("occurrence"."replies_close_at" <= "occurrence"."starts_at"),
	CONSTRAINT "occurrence_capacity" CHECK ("occurrence"."capacity" > 0),
	CONSTRAINT "occurrence_places" CHECK ("occurrence"."places_taken" >= 0 and "occurrence"."places_held" >= 0 and ("occurrence"."capacity" is null or "occurrence"."places_taken" + "occurrence"."places_held" <= "occurrence"."capacity")),
	CONSTRAINT "occurrence_waiting" CHECK ("occurrence"."waiting_parties" >= 0),
	CONSTRAINT "occurrence_place_shown" CHECK ("occurrence"."place_shown" in ('always', 'confirmed'))
);
--> statement-breakpoint
CREATE TABLE "room" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"venue_id" uuid NOT NULL,
	"name" text NOT NULL,
	"capacity" integer,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "room_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "room_capacity" CHECK ("room"."capacity" > 0)
);
--> statement-breakpoint
CREATE TABLE "venue" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"directions" text DEFAULT '' NOT NULL,
	"access_facts" text[] DEFAULT '{}' NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "venue_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"people_limit" smallint NOT NULL,
	"source" text NOT NULL,
	"import_task_id" uuid,
	"calendar_uid" text NOT NULL,
	"calendar_sequence" integer DEFAULT 0 NOT NULL,
	"round" smallint DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "invitation_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "invitation_once" UNIQUE("council_id","occurrence_id","party_id"),
	CONSTRAINT "invitation_limit" UNIQUE("council_id","occurrence_id","id","people_limit"),
	CONSTRAINT "invitation_calendar_uid" UNIQUE("council_id","calendar_uid"),
	CONSTRAINT "invitation_people_limit" CHECK ("invitation"."people_limit" between 1 and 50),
	CONSTRAINT "invitation_source" CHECK ("invitation"."source" in ('officer', 'import', 'nomination', 'sign_up'))
);
--> statement-breakpoint
CREATE TABLE "link" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"short_code_hash" text,
	"purpose" text NOT NULL,
	"party_id" uuid,
	"event_id" uuid,
	"account_id" uuid,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"spent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "link_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "link_token" UNIQUE("council_id","token_hash"),
	CONSTRAINT "link_short_code" UNIQUE("council_id","short_code_hash"),
	CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'sign_in', 'feed')),
	CONSTRAINT "link_subject" CHECK (("link"."purpose" = 'reply' and "link"."party_id" is not null and "link"."event_id" is not null and "link"."account_id" is null) or ("link"."purpose" in ('sign_in', 'feed') and "link"."account_id" is not null and "link"."party_id" is null and "link"."event_id" is null))
);
--> statement-breakpoint
CREATE TABLE "reply" (
	"council_id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"occurrence_id" uuid NOT NULL,
	"people_limit" smallint NOT NULL,
	"answer" text NOT NULL,
	"state" text NOT NULL,
	"people" smallint NOT NULL,
	"waiting_number" integer,
	"channel" text NOT NULL,
	"message" text,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reply_pk" PRIMARY KEY("council_id","invitation_id"),
	CONSTRAINT "reply_waiting_number" UNIQUE("council_id","occurrence_id","waiting_number"),
	CONSTRAINT "reply_answer" CHECK ("reply"."answer" in ('yes', 'maybe', 'no')),
	CONSTRAINT "reply_state" CHECK ("reply"."state" in ('confirmed', 'waiting', 'offered', 'maybe', 'declined', 'lapsed')),
	CONSTRAINT "reply_channel" CHECK ("reply"."channel" in ('link', 'phone', 'paper', 'calendar', 'group', 'sign_up', 'override')),
	CONSTRAINT "reply_state_of_answer" CHECK (("reply"."answer" = 'yes' and "reply"."state" in ('confirmed', 'waiting', 'offered', 'lapsed')) or ("reply"."answer" = 'maybe' and "reply"."state" = 'maybe') or ("reply"."answer" = 'no' and "reply"."state" = 'declined')),
	CONSTRAINT "reply_people" CHECK (("reply"."answer" = 'yes' and "reply"."people" between 1 and "reply"."people_limit") or ("reply"."answer" <> 'yes' and "reply"."people" = 0)),
	CONSTRAINT "reply_waiting" CHECK (("reply"."waiting_number" is not null) = ("reply"."state" in ('waiting', 'offered')))
);
--> statement-breakpoint
CREATE TABLE "reply_change" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"invitation_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"channel" text NOT NULL,
	"actor" text NOT NULL,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reply_change_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "reply_change_revision" UNIQUE("council_id","invitation_id","revision")
);
--> statement-breakpoint
CREATE TABLE "party" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"organisation_id" uuid,
	"contact_id" uuid,
	"label" text NOT NULL,
	"label_sort" text NOT NULL,
	"language" text NOT NULL,
	"merged_into_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "party_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "party_kind" CHECK ("party"."kind" in ('household', 'group', 'delegation'))
);
--> statement-breakpoint
CREATE TABLE "party_member" (
	"council_id" uuid NOT NULL,
	"party_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"age_band" text NOT NULL,
	"relation" text,
	CONSTRAINT "party_member_pk" PRIMARY KEY("council_id","party_id","person_id"),
	CONSTRAINT "party_member_age_band" CHECK ("party_member"."age_band" in ('adult', 'young', 'child', 'infant'))
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"address" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_entry_pk" PRIMARY KEY("council_id","id")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letter" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"event_id" uuid,
	"occurrence_id" uuid,
	"party_id" uuid,
	"task_id" uuid,
	"address" text,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"send_after" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"message_id" text NOT NULL,
	"body" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"handled_at" timestamp (3) with time zone,
	"handled_by" text,
	"last_error" text,
	CONSTRAINT "letter_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "letter_once" UNIQUE("council_id","purpose","subject_id","occasion"),
	CONSTRAINT "letter_purpose" CHECK ("letter"."purpose" in ('invitation', 'invitation_reminder', 'reply', 'place_confirmed', 'reminder', 'event_changed', 'event_cancelled', 'sign_in', 'test')),
	CONSTRAINT "letter_state" CHECK ("letter"."state" in ('queued', 'sending', 'sent', 'bounced', 'failed', 'cancelled', 'kept', 'by_hand', 'handed_over'))
);
--> statement-breakpoint
CREATE TABLE "rate_count" (
	"key" text NOT NULL,
	"window_start" bigint NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "rate_count_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "task" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid,
	"payload" jsonb NOT NULL,
	"result" jsonb,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"start_after" timestamp (3) with time zone,
	"leased_until" timestamp (3) with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "task_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "task_state" CHECK ("task"."state" in ('waiting', 'running', 'finished', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendee" ADD CONSTRAINT "attendee_organisation" FOREIGN KEY ("council_id","organisation_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_attendee" FOREIGN KEY ("council_id","attendee_id") REFERENCES "public"."attendee"("council_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_name_proof" FOREIGN KEY ("council_id","name_proof_id") REFERENCES "public"."name_proof"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_design_used" FOREIGN KEY ("council_id","design_id") REFERENCES "public"."certificate_design"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_file" FOREIGN KEY ("council_id","file_id") REFERENCES "public"."file"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_design" ADD CONSTRAINT "certificate_design_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_design" ADD CONSTRAINT "certificate_design_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honouree" ADD CONSTRAINT "honouree_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honouree" ADD CONSTRAINT "honouree_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "honouree" ADD CONSTRAINT "honouree_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "name_proof" ADD CONSTRAINT "name_proof_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file" ADD CONSTRAINT "file_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_account" FOREIGN KEY ("council_id","account_id") REFERENCES "public"."account"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliation" ADD CONSTRAINT "affiliation_organisation" FOREIGN KEY ("council_id","organisation_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_decision" ADD CONSTRAINT "merge_decision_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merge_decision" ADD CONSTRAINT "merge_decision_other" FOREIGN KEY ("council_id","other_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_merged_into" FOREIGN KEY ("council_id","merged_into_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_alias" ADD CONSTRAINT "organisation_alias_of" FOREIGN KEY ("council_id","organisation_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into" FOREIGN KEY ("council_id","merged_into_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_initiative" FOREIGN KEY ("council_id","initiative_id") REFERENCES "public"."initiative"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_partner" ADD CONSTRAINT "event_partner_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_partner" ADD CONSTRAINT "event_partner_organisation" FOREIGN KEY ("council_id","organisation_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "initiative" ADD CONSTRAINT "initiative_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occurrence" ADD CONSTRAINT "occurrence_room" FOREIGN KEY ("council_id","room_id") REFERENCES "public"."room"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_venue" FOREIGN KEY ("council_id","venue_id") REFERENCES "public"."venue"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "venue" ADD CONSTRAINT "venue_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_occurrence" FOREIGN KEY ("council_id","occurrence_id") REFERENCES "public"."occurrence"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_account" FOREIGN KEY ("council_id","account_id") REFERENCES "public"."account"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_invitation" FOREIGN KEY ("council_id","occurrence_id","invitation_id","people_limit") REFERENCES "public"."invitation"("council_id","occurrence_id","id","people_limit") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "reply_change" ADD CONSTRAINT "reply_change_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_contact" FOREIGN KEY ("council_id","contact_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party" ADD CONSTRAINT "party_organisation" FOREIGN KEY ("council_id","organisation_id") REFERENCES "public"."organisation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_member" ADD CONSTRAINT "party_member_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_member" ADD CONSTRAINT "party_member_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_party" FOREIGN KEY ("council_id","party_id") REFERENCES "public"."party"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task" ADD CONSTRAINT "task_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "arrival_by_occurrence" ON "arrival" USING btree ("council_id","occurrence_id");--> statement-breakpoint
CREATE INDEX "attendee_by_occurrence" ON "attendee" USING btree ("council_id","occurrence_id","age_band");--> statement-breakpoint
CREATE INDEX "need_by_occurrence" ON "need" USING btree ("council_id","occurrence_id","kind");--> statement-breakpoint
CREATE INDEX "need_by_invitation" ON "need" USING btree ("council_id","invitation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificate_one_live" ON "certificate" USING btree ("council_id","honouree_id") WHERE "certificate"."revoked_at" is null and "certificate"."replaced_by_id" is null and "certificate"."erased_at" is null;--> statement-breakpoint
CREATE INDEX "sign_in_by_account" ON "sign_in" USING btree ("council_id","account_id");--> statement-breakpoint
CREATE INDEX "affiliation_by_person" ON "affiliation" USING btree ("council_id","person_id");--> statement-breakpoint
CREATE INDEX "merge_decision_by_person" ON "merge_decision" USING btree ("council_id","person_id");--> statement-breakpoint
CREATE INDEX "organisation_by_name" ON "organisation" USING btree ("council_id","name_search");--> statement-breakpoint
CREATE INDEX "organisation_alias_search" ON "organisation_alias" USING btree ("council_id","alias_search");--> statement-breakpoint
CREATE INDEX "person_by_sort" ON "person" USING btree ("council_id","name_sort","id");--> statement-breakpoint
CREATE INDEX "person_by_email" ON "person" USING btree ("council_id","email");--> statement-breakpoint
CREATE INDEX "occurrence_by_event" ON "occurrence" USING btree ("council_id","event_id","starts_at");--> statement-breakpoint
CREATE INDEX "occurrence_by_start" ON "occurrence" USING btree ("council_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "occurrence_by_room" ON "occurrence" USING btree ("council_id","room_id","starts_at");--> statement-breakpoint
CREATE INDEX "room_by_venue" ON "room" USING btree ("council_id","venue_id");--> statement-breakpoint
CREATE INDEX "invitation_by_party" ON "invitation" USING btree ("council_id","party_id");--> statement-breakpoint
CREATE INDEX "link_of_party" ON "link" USING btree ("council_id","party_id","event_id");--> statement-breakpoint
CREATE INDEX "reply_by_occurrence" ON "reply" USING btree ("council_id","occurrence_id","state","answered_at");--> statement-breakpoint
CREATE INDEX "party_by_label" ON "party" USING btree ("council_id","label_sort","id");--> statement-breakpoint
CREATE INDEX "party_by_contact" ON "party" USING btree ("council_id","contact_id");--> statement-breakpoint
CREATE INDEX "party_member_by_person" ON "party_member" USING btree ("council_id","person_id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" USING btree ("council_id","subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_entry_by_time" ON "audit_entry" USING btree ("council_id","at");--> statement-breakpoint
CREATE INDEX "letter_due" ON "letter" USING btree ("council_id","state","send_after");--> statement-breakpoint
CREATE INDEX "letter_by_event" ON "letter" USING btree ("council_id","event_id","created_at");--> statement-breakpoint
CREATE INDEX "letter_by_party" ON "letter" USING btree ("council_id","party_id");--> statement-breakpoint
CREATE INDEX "letter_by_task" ON "letter" USING btree ("council_id","task_id");--> statement-breakpoint
CREATE INDEX "task_due" ON "task" USING btree ("council_id","state","created_at");--> statement-breakpoint
CREATE INDEX "task_by_subject" ON "task" USING btree ("council_id","subject_id","kind");