CREATE TABLE "consent" (
	"council_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"as" text NOT NULL,
	"given_by_id" uuid,
	"level" text NOT NULL,
	"child_too_young" boolean DEFAULT false NOT NULL,
	"wording_version" integer NOT NULL,
	"language" text NOT NULL,
	"paper" text,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	CONSTRAINT "consent_pk" PRIMARY KEY("council_id","id"),
	CONSTRAINT "consent_as" CHECK ("consent"."as" in ('guardian', 'self')),
	CONSTRAINT "consent_level" CHECK ("consent"."level" in ('none', 'family', 'channels', 'press')),
	CONSTRAINT "consent_too_young" CHECK ("consent"."as" = 'guardian' or not "consent"."child_too_young"),
	CONSTRAINT "consent_wording" CHECK ("consent"."wording_version" >= 1),
	CONSTRAINT "consent_withdrawal" CHECK (("consent"."withdrawn_at" is null) = ("consent"."withdrawn_by" is null))
);
--> statement-breakpoint
CREATE TABLE "voice_clip" (
	"council_id" uuid NOT NULL,
	"honouree_id" uuid NOT NULL,
	"media_type" text NOT NULL,
	"seconds" smallint,
	"bytes" "bytea" NOT NULL,
	"actor" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "voice_clip_pk" PRIMARY KEY("council_id","honouree_id"),
	CONSTRAINT "voice_clip_size" CHECK (octet_length("voice_clip"."bytes") between 1 and 1048576)
);
--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_purpose";--> statement-breakpoint
ALTER TABLE "link" DROP CONSTRAINT "link_subject";--> statement-breakpoint
ALTER TABLE "honouree" ADD COLUMN "photos_cleared_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "link" ADD COLUMN "honouree_id" uuid;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_person" FOREIGN KEY ("council_id","person_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_given_by" FOREIGN KEY ("council_id","given_by_id") REFERENCES "public"."person"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_event" FOREIGN KEY ("council_id","event_id") REFERENCES "public"."event"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voice_clip" ADD CONSTRAINT "voice_clip_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_by_event" ON "consent" USING btree ("council_id","event_id","person_id","at");--> statement-breakpoint
CREATE INDEX "consent_by_person" ON "consent" USING btree ("council_id","person_id");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_honouree" FOREIGN KEY ("council_id","honouree_id") REFERENCES "public"."honouree"("council_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_of_honouree" ON "link" USING btree ("council_id","honouree_id");--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_purpose" CHECK ("link"."purpose" in ('reply', 'group', 'unsubscribe', 'sign_in', 'feed', 'proof', 'consent'));--> statement-breakpoint
ALTER TABLE "link" ADD CONSTRAINT "link_subject" CHECK (("link"."purpose" in ('reply', 'group') and "link"."party_id" is not null and "link"."event_id" is not null and "link"."account_id" is null and "link"."honouree_id" is null) or ("link"."purpose" = 'unsubscribe' and "link"."party_id" is not null and "link"."event_id" is null and "link"."account_id" is null and "link"."honouree_id" is null) or ("link"."purpose" in ('sign_in', 'feed') and "link"."account_id" is not null and "link"."party_id" is null and "link"."event_id" is null and "link"."honouree_id" is null) or ("link"."purpose" in ('proof', 'consent') and "link"."account_id" is null and (("link"."party_id" is not null and "link"."event_id" is not null and "link"."honouree_id" is null) or ("link"."party_id" is null and "link"."event_id" is null and "link"."honouree_id" is not null))));
--> statement-breakpoint
ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON consent TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
--> statement-breakpoint
-- What was said stays as it was said: it can be withdrawn, once, and go when the child is forgotten.
CREATE FUNCTION herald_check_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF EXISTS (SELECT 1 FROM person p WHERE p.council_id = OLD.council_id AND p.id = OLD.person_id AND p.erased_at IS NOT NULL) THEN
      RETURN OLD;
    END IF;
  ELSIF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
    AND (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by') = (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'consent is insert only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER consent_insert_only BEFORE UPDATE OR DELETE ON consent FOR EACH ROW EXECUTE FUNCTION herald_check_consent();
--> statement-breakpoint
ALTER TABLE voice_clip ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY own_council ON voice_clip TO herald_app USING (council_id = (SELECT herald_council())) WITH CHECK (council_id = (SELECT herald_council()));
