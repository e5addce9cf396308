-- What kept pages are checked by (docs/decisions/030): a function, because its plans are kept. Planning the
-- joins anew for every page would cost more than running them.
-- of_slug: one event's rows; null: all that end after since. xmin: the transaction that last wrote a row.
CREATE FUNCTION herald_public_version(of_council uuid, of_slug text, at timestamptz, since timestamptz,
  OUT councils text, OUT events text) LANGUAGE plpgsql STABLE AS $$
DECLARE partners text;
BEGIN
  SELECT concat_ws('.', count(*) FILTER (WHERE c.id = of_council), count(*),
      bit_xor(hashtextextended(concat_ws('/', c.id, c.xmin), 0)))
    INTO councils FROM council c;
  IF of_slug IS NULL THEN
    SELECT concat_ws('.', count(*),
        bit_xor(hashtextextended(concat_ws('/', o.id, o.xmin, e.xmin, coalesce(r.xmin::text, '-'), coalesce(v.xmin::text, '-')), 0)),
        count(*) FILTER (WHERE o.ends_at <= at), count(*) FILTER (WHERE o.replies_close_at <= at),
        count(*) FILTER (WHERE o.replies_open_at <= at), count(*) FILTER (WHERE o.place_shown_from_at <= at))
      INTO events
      FROM occurrence o
      JOIN event e ON e.council_id = o.council_id AND e.id = o.event_id
      LEFT JOIN room r ON r.council_id = o.council_id AND r.id = o.room_id
      LEFT JOIN venue v ON v.council_id = r.council_id AND v.id = r.venue_id
      WHERE o.council_id = of_council AND o.ends_at > since
        AND e.visibility = 'public' AND e.published_at IS NOT NULL;
  ELSE
    SELECT concat_ws('.', count(*),
        bit_xor(hashtextextended(concat_ws('/', o.id, o.xmin, e.xmin, coalesce(r.xmin::text, '-'), coalesce(v.xmin::text, '-')), 0)),
        count(*) FILTER (WHERE o.ends_at <= at), count(*) FILTER (WHERE o.replies_close_at <= at),
        count(*) FILTER (WHERE o.replies_open_at <= at), count(*) FILTER (WHERE o.place_shown_from_at <= at))
      INTO events
      FROM event e
      JOIN occurrence o ON o.council_id = e.council_id AND o.event_id = e.id
      LEFT JOIN room r ON r.council_id = o.council_id AND r.id = o.room_id
      LEFT JOIN venue v ON v.council_id = r.council_id AND v.id = r.venue_id
      WHERE e.council_id = of_council AND e.slug = of_slug
        AND e.visibility = 'public' AND e.published_at IS NOT NULL;
    SELECT bit_xor(hashtextextended(concat_ws('/', p.organisation_id, p.role, p.xmin, g.xmin), 0))
      INTO partners
      FROM event e
      JOIN event_partner p ON p.council_id = e.council_id AND p.event_id = e.id
      JOIN organisation g ON g.council_id = p.council_id AND g.id = p.organisation_id
      WHERE e.council_id = of_council AND e.slug = of_slug
        AND e.visibility = 'public' AND e.published_at IS NOT NULL;
    events := concat_ws('.', events, partners);
  END IF;
END $$;
