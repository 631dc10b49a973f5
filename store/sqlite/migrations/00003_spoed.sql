-- What was told of urgent aanvragen, per destination and not per signaal: a thousand that
-- nobody acknowledged at one destination keep nothing from the others.

-- +goose Up
CREATE TABLE spoedbericht(
  kanaal     TEXT NOT NULL CHECK (kanaal <> ''),
  bestemming TEXT NOT NULL CHECK (bestemming <> ''),
  laatste    INTEGER NOT NULL,          -- signaal up to which it was told
  verstuurd  INTEGER NOT NULL,          -- last time
  volgende   INTEGER NOT NULL,          -- when all that nobody acknowledged is told again
  PRIMARY KEY (kanaal, bestemming)
) STRICT, WITHOUT ROWID;
INSERT INTO spoedbericht SELECT b.kanaal, s.bestemming, max(s.id), max(b.verstuurd), coalesce(min(b.volgende), 0)
  FROM signaalbericht b JOIN signaal s ON s.id = b.signaal WHERE s.soort = 'spoed' GROUP BY b.kanaal, s.bestemming;
DELETE FROM signaalbericht WHERE signaal IN (SELECT id FROM signaal WHERE soort = 'spoed');
CREATE INDEX signaal_spoed ON signaal(bestemming, id) WHERE soort = 'spoed' AND bevestigd_op IS NULL;
CREATE INDEX signaal_dossier ON signaal(dossier) WHERE dossier <> '';

-- AcceptVervolg notes it: only there is known when, and that it is the second time.
DROP TRIGGER dossier_spoed_wordt;
