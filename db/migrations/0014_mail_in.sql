CREATE TABLE "inbound_message" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" text NOT NULL,
	"kind" text NOT NULL,
	"invitation_id" uuid,
	"letter_id" uuid,
	"answer" text,
	"sequence" integer,
	"answered_at" timestamp (3) with time zone,
	"proposed_at" timestamp (3) with time zone,
	"sender" text,
	"excerpt" text,
	"decision" text NOT NULL,
	"reason" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inbound_message_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "inbound_message_once" UNIQUE("council_id","message_id"),
	CONSTRAINT "inbound_message_kind" CHECK ("inbound_message"."kind" in ('reply', 'counter', 'bounce', 'letter')),
	CONSTRAINT "inbound_message_answer" CHECK ("inbound_message"."answer" in ('yes', 'maybe', 'no')),
	CONSTRAINT "inbound_message_decision" CHECK ("inbound_message"."decision" in ('applied', 'asked', 'review', 'dropped')),
	CONSTRAINT "inbound_message_reason" CHECK ("inbound_message"."reason" in ('another-address', 'another-sender', 'not-authentic', 'other-time-proposed', 'other-time-answered', 'delegated', 'unclear', 'brings-others', 'crossed', 'replies-closed', 'not-open-yet', 'no-room-for-more', 'written', 'unproven-return', 'overtaken', 'same-answer', 'revoked', 'cancelled', 'over', 'for-now', 'by-officer'))
);
--> statement-breakpoint
CREATE TABLE "mailbox" (
	"key" text PRIMARY KEY NOT NULL,
	"uid_validity" text,
	"last_uid" integer DEFAULT 0 NOT NULL,
	"leased_by" text,
	"leased_until" timestamp (3) with time zone,
	"looked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "unsubscription" (
	"council_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unsubscription_pk" PRIMARY KEY("council_id","person_id","topic"),
	CONSTRAINT "unsubscription_topic" CHECK ("unsubscription"."topic" in ('invitations', 'reminders'))
);
--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_purpose";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_subject";--> statement-breakpoint
ALTER TABLE "letter" DROP CONSTRAINT "letter_purpose";--> statement-breakpoint
ALTER TABLE "inbound_message" ADD CONSTRAINT "inbound_message_council_id_council_id_fk" FOREIGN KEY ("council_id") REFERENCES "public"."council"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbound_message" ADD CONSTRAINT "inbound_message_invitation" FOREIGN KEY ("council_id","invitation_id") REFERENCES "public"."invitation"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unsubscription" ADD CONSTRAINT "unsubscription_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbound_message_by_decision" ON "inbound_message" USING btree ("council_id","decision","at");--> statement-breakpoint
CREATE INDEX "inbound_message_by_invitation" ON "inbound_message" USING btree ("council_id","invitation_id","at");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'group', 'unsubscribe', 'sign_in', 'feed'));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_subject" CHECK (("link"."purpose" in ('reply', 'group') and "link"."party_id" is not null and "link"."event_id" is not null and "link"."account_id" is null) or ("link"."purpose" = 'unsubscribe' and "link"."party_id" is not null and "link"."event_id" is null and "link"."account_id" is null) or ("link"."purpose" in ('sign_in', 'feed') and "link"."account_id" is not null and "link"."party_id" is null and "link"."event_id" is null));--> statement-breakpoint
ALTER TABLE "letter" ADD CONSTRAINT "letter_purpose" CHECK ("letter"."purpose" in ('invitation', 'invitation_reminder', 'reply', 'place_confirmed', 'place_offered', 'offer_ended', 'reminder', 'event_changed', 'event_cancelled', 'withdrawn', 'finish_reply', 'sign_in', 'test'));
--> statement-breakpoint
ALTER TABLE inbound_message ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON inbound_message TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
ALTER TABLE unsubscription ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON unsubscription TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
