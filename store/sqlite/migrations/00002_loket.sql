-- +goose Up
-- The loket: what people are filling in. Nothing here is sent; what is submitted becomes
-- a dossier.
CREATE TABLE concept(
  id        TEXT PRIMARY KEY CHECK (id <> ''),
  versie    INTEGER NOT NULL CHECK (versie > 0),
  gemeente  TEXT NOT NULL,
  regeling  TEXT NOT NULL,
  urgentie  TEXT NOT NULL,
  stand     TEXT NOT NULL CHECK (stand <> ''),
  gewijzigd INTEGER NOT NULL,
  sleutel   BLOB NOT NULL,              -- wrapped data key; without it nothing opens
  inhoud    BLOB NOT NULL               -- sealed
) STRICT;
CREATE INDEX concept_stand ON concept(stand);

CREATE TABLE concept_persoon(           -- by whom a concept is found; keyed hashes, no BSN
  merk    BLOB NOT NULL,
  concept TEXT NOT NULL REFERENCES concept(id) ON DELETE CASCADE,
  nr      INTEGER NOT NULL,             -- 0 the applicant, 1 a named partner
  PRIMARY KEY (merk, concept)
) STRICT, WITHOUT ROWID;
CREATE INDEX concept_persoon_concept ON concept_persoon(concept);

CREATE TABLE merksleutel(               -- the key of those hashes, wrapped
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  sleutel BLOB NOT NULL
) STRICT;
