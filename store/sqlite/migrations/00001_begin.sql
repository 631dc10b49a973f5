-- Times are milliseconds since 1970, UTC. What is marked "sealed" is encrypted under
-- the data key of the dossier and bound to its row and column; all else holds no
-- personal data.

-- +goose Up
CREATE TABLE node(                      -- how often this file was opened
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  epoch INTEGER NOT NULL
) STRICT;
INSERT INTO node(id, epoch) VALUES (1, 0);

CREATE TABLE bestemming(
  naam        TEXT PRIMARY KEY CHECK (naam <> ''),
  pauze_sinds INTEGER,                  -- NULL: it runs
  proef_op    INTEGER,
  klasse      TEXT NOT NULL DEFAULT '',
  stap        TEXT NOT NULL DEFAULT '',
  code        TEXT NOT NULL DEFAULT '',
  melding     TEXT NOT NULL DEFAULT '',
  actie       TEXT NOT NULL DEFAULT '',
  stil_sinds  INTEGER,                  -- NULL: no person paused it
  stil_wie    TEXT NOT NULL DEFAULT '',
  stil_waarom TEXT NOT NULL DEFAULT '', -- about the system, in clear
  open_tot    INTEGER,                  -- of the breaker; NULL: closed
  keren       INTEGER NOT NULL DEFAULT 0,
  mislukt_sinds INTEGER,                -- first failure since it last let us in
  geleverd_op INTEGER,                  -- of the last delivery
  te_lang     INTEGER NOT NULL DEFAULT 0, -- dossiers kept past their time, because they are not delivered
  CHECK ((pauze_sinds IS NULL) = (proef_op IS NULL)),
  CHECK ((stil_sinds IS NULL) = (stil_wie = ''))
) STRICT, WITHOUT ROWID;

CREATE TABLE dossier(
  id           TEXT PRIMARY KEY CHECK (id <> ''),
  leverancier  TEXT NOT NULL,
  kenmerk      TEXT NOT NULL,
  vingerafdruk TEXT NOT NULL CHECK (vingerafdruk <> ''),
  gemeente     TEXT NOT NULL,
  regeling     TEXT NOT NULL,
  definitie    INTEGER NOT NULL,
  urgentie     TEXT NOT NULL,
  bestemming   TEXT NOT NULL REFERENCES bestemming(naam),
  status       TEXT NOT NULL CHECK (status IN ('ingediend', 'geleverd')),
  zaaknummer   TEXT NOT NULL DEFAULT '',
  ontvangen    INTEGER NOT NULL,
  sleutel      BLOB NOT NULL,           -- wrapped data key; without it nothing opens
  vrij         INTEGER,                 -- a person said that no more is to come
  vernietigd_op INTEGER,                -- then sleutel and all that is sealed is empty
  document     BLOB NOT NULL,           -- sealed; long, so what stands behind it is slow to read
  oordeel      BLOB NOT NULL,           -- sealed
  UNIQUE (kenmerk, leverancier),        -- in this order: people look for a kenmerk by itself
  CHECK ((vernietigd_op IS NOT NULL) = (sleutel = x'')),
  CHECK (vernietigd_op IS NULL OR document = x'' AND oordeel = x'')
) STRICT;
CREATE INDEX dossier_spoed ON dossier(bestemming) WHERE urgentie = 'spoed' AND status = 'ingediend';
CREATE INDEX dossier_dag ON dossier(ontvangen);
CREATE INDEX dossier_zaak ON dossier(zaaknummer) WHERE zaaknummer <> '';
CREATE INDEX dossier_bewaard ON dossier(id) WHERE vernietigd_op IS NULL;

CREATE TABLE sleutelproef(              -- of every key that ever wrapped a data key here
  kid   TEXT PRIMARY KEY CHECK (kid <> ''),
  proef BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bijlage(
  dossier      TEXT NOT NULL REFERENCES dossier(id),
  nr           INTEGER NOT NULL,
  volgnummer   INTEGER NOT NULL,        -- of the delivery it came with
  id           TEXT NOT NULL UNIQUE,
  soort        TEXT NOT NULL,
  bestandsnaam BLOB NOT NULL,           -- sealed
  omschrijving BLOB NOT NULL,           -- sealed
  grootte      INTEGER NOT NULL CHECK (grootte >= 0),
  sha256       TEXT NOT NULL,
  formaat      TEXT NOT NULL,
  PRIMARY KEY (dossier, nr)
) STRICT, WITHOUT ROWID;

CREATE TABLE levering(
  id          INTEGER PRIMARY KEY,      -- no row is ever removed, so that it only rises
  dossier     TEXT NOT NULL REFERENCES dossier(id),
  volgnummer  INTEGER NOT NULL CHECK (volgnummer > 0),
  leverancier TEXT NOT NULL,            -- of the dossier: who asks for his own finds them by it
  bestemming  TEXT NOT NULL REFERENCES bestemming(naam),
  soort       TEXT NOT NULL CHECK (soort IN ('zaak', 'aanvulling', 'intrekking')),
  staat       TEXT NOT NULL CHECK (staat IN
                ('in-rij', 'gepland', 'bezig', 'geleverd', 'wacht-op-mens', 'geannuleerd')),
  ready_at    INTEGER,                  -- only of the head of a dossier that may run
  fence       INTEGER NOT NULL DEFAULT 0,
  poging      INTEGER NOT NULL DEFAULT 0, -- attempts that were counted
  opnieuw     INTEGER NOT NULL DEFAULT 0, -- how often a person sent it on
  aangenomen  INTEGER NOT NULL,
  deadline    INTEGER NOT NULL,
  geleverd_op INTEGER,
  afgehandeld INTEGER,                  -- when a person dealt with it elsewhere
  taak        INTEGER REFERENCES taak(id), -- that last sent it on
  wortel      TEXT NOT NULL DEFAULT '', -- of the keys of a zaak that follows a first one; '': the dossier's
  vastlegging TEXT NOT NULL DEFAULT '', -- version of the mapping
  klasse      TEXT NOT NULL DEFAULT '',
  stap        TEXT NOT NULL DEFAULT '',
  code        TEXT NOT NULL DEFAULT '',
  melding     TEXT NOT NULL DEFAULT '',
  actie       TEXT NOT NULL DEFAULT '',
  zaaknummer  TEXT NOT NULL DEFAULT '',
  zaakadres   TEXT NOT NULL DEFAULT '',
  aangepast   TEXT NOT NULL DEFAULT '[]',
  dubbel      TEXT NOT NULL DEFAULT '[]',
  ongelezen   INTEGER NOT NULL DEFAULT 0, -- 1: confirmed by the case system, which cannot be asked whether it is there
  antwoord    BLOB,                     -- sealed: the other side's own text
  UNIQUE (dossier, volgnummer),
  CHECK ((ready_at IS NOT NULL) = (staat = 'gepland')),
  CHECK ((geleverd_op IS NOT NULL) = (staat = 'geleverd')),
  CHECK (afgehandeld IS NULL OR staat = 'geannuleerd')
) STRICT;
CREATE INDEX levering_lijst ON levering(bestemming, id);
CREATE INDEX levering_leverancier ON levering(leverancier, id);
CREATE INDEX levering_geannuleerd ON levering(id) WHERE staat = 'geannuleerd';
CREATE UNIQUE INDEX levering_hoofd ON levering(dossier) WHERE staat IN ('gepland', 'bezig');
CREATE INDEX levering_due ON levering(bestemming, ready_at, id) WHERE ready_at IS NOT NULL;
CREATE INDEX levering_bezig ON levering(bestemming) WHERE staat = 'bezig';
CREATE INDEX levering_taak ON levering(taak, staat) WHERE taak IS NOT NULL;
CREATE INDEX levering_mens ON levering(bestemming, id) WHERE staat = 'wacht-op-mens';
CREATE INDEX levering_later ON levering(aangenomen) WHERE volgnummer > 1;
CREATE INDEX levering_open ON levering(bestemming, staat, aangenomen)
  WHERE staat IN ('in-rij', 'gepland', 'bezig', 'wacht-op-mens');

CREATE TABLE weergave(                  -- apart: a delivery is written at every change of state
  levering INTEGER PRIMARY KEY REFERENCES levering(id),
  zaak     BLOB NOT NULL                -- sealed: what is sent, as it was rendered
) STRICT;

CREATE TABLE stap(
  levering      INTEGER NOT NULL REFERENCES levering(id),
  naam          TEXT NOT NULL CHECK (naam <> ''),
  nr            INTEGER NOT NULL,       -- order of planning
  toestand      TEXT NOT NULL CHECK (toestand IN
                  ('niet-gedaan', 'verzonden', 'twijfel', 'klaar', 'overgeslagen')),
  op            INTEGER NOT NULL,
  sleutels      BLOB NOT NULL,          -- sealed
  resultaat     BLOB,                   -- sealed
  twijfel_sinds INTEGER,
  bezonken_op   INTEGER,
  niet_gevonden INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (levering, naam),
  CHECK ((resultaat IS NOT NULL) = (toestand IN ('klaar', 'overgeslagen'))),
  CHECK ((twijfel_sinds IS NOT NULL) = (toestand = 'twijfel')),
  CHECK ((bezonken_op IS NOT NULL) = (toestand = 'twijfel'))
) STRICT, WITHOUT ROWID;

CREATE INDEX stap_twijfel ON stap(levering) WHERE toestand = 'twijfel';

CREATE TABLE reeks(                     -- numbers that only rise, such as the times of a sender
  naam    TEXT PRIMARY KEY CHECK (naam <> ''),
  laatste INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE poging(                    -- append-only, the last fifty per delivery
  id       INTEGER PRIMARY KEY,         -- the newest is never removed, so that it only rises
  levering INTEGER NOT NULL REFERENCES levering(id),
  op       INTEGER NOT NULL,
  ms       INTEGER NOT NULL,
  klasse   TEXT NOT NULL,
  stap     TEXT NOT NULL,
  code     TEXT NOT NULL
) STRICT;
CREATE INDEX poging_levering ON poging(levering, id);

CREATE TABLE handeling(                 -- append-only: what people did
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  wie        TEXT NOT NULL CHECK (wie <> ''),
  wat        TEXT NOT NULL,
  levering   INTEGER REFERENCES levering(id),
  bestemming TEXT REFERENCES bestemming(naam), -- neither: to SOLO as a whole
  waarom     BLOB,                      -- sealed; only with a levering
  reden      TEXT NOT NULL DEFAULT '',  -- about a system, in clear; never with a levering
  CHECK (levering IS NULL OR bestemming IS NULL),
  CHECK (waarom IS NULL OR levering IS NOT NULL),
  CHECK (reden = '' OR levering IS NULL)
) STRICT;
CREATE INDEX handeling_bestemming ON handeling(bestemming, id) WHERE bestemming IS NOT NULL;
CREATE INDEX handeling_levering ON handeling(levering, id);
CREATE INDEX handeling_huis ON handeling(id) WHERE levering IS NULL AND bestemming IS NULL;

-- What comes after an aanvraag. The dossier keeps the aanvraag as it was accepted.
CREATE TABLE vervolg(
  dossier      TEXT NOT NULL,
  volgnummer   INTEGER NOT NULL,        -- of its delivery
  leverancier  TEXT NOT NULL,
  kenmerk      TEXT NOT NULL,
  vingerafdruk TEXT NOT NULL CHECK (vingerafdruk <> ''),
  soort        TEXT NOT NULL CHECK (soort IN ('aanvulling', 'wijziging', 'intrekking')),
  document     BLOB NOT NULL,           -- sealed: the vervolg as it came in
  aanvraag     BLOB NOT NULL,           -- sealed: the aanvraag as it reads from then on
  oordeel      BLOB NOT NULL,           -- sealed: of that aanvraag
  PRIMARY KEY (dossier, volgnummer),
  UNIQUE (leverancier, kenmerk),
  FOREIGN KEY (dossier, volgnummer) REFERENCES levering(dossier, volgnummer)
) STRICT;

-- What people are told of the health of the chain. A row is there once, however often
-- the program starts; what was sent of it over which channel stands beside it.
CREATE TABLE signaal(
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  soort          TEXT NOT NULL CHECK (soort IN
                   ('storing', 'hersteld', 'wacht-op-mens', 'spoed', 'certificaat', 'verschil', 'bewaren', 'dubbel')),
  bestemming     TEXT NOT NULL,
  sleutel        TEXT NOT NULL,
  op             INTEGER NOT NULL,
  sinds          INTEGER,
  tot            INTEGER,
  duur           INTEGER NOT NULL DEFAULT 0, -- ms
  aantal         INTEGER NOT NULL DEFAULT 0,
  totaal         INTEGER NOT NULL DEFAULT 0,
  dossier        TEXT NOT NULL DEFAULT '',
  klasse         TEXT NOT NULL DEFAULT '',
  stap           TEXT NOT NULL DEFAULT '',
  code           TEXT NOT NULL DEFAULT '',
  melding        TEXT NOT NULL DEFAULT '',
  actie          TEXT NOT NULL DEFAULT '',
  bevestigd_op   INTEGER,
  bevestigd_door TEXT NOT NULL DEFAULT '',
  UNIQUE (soort, bestemming, sleutel),
  CHECK ((bevestigd_op IS NULL) = (bevestigd_door = '')),
  CHECK ((soort IN ('spoed', 'dubbel')) = (dossier <> ''))
) STRICT;
CREATE INDEX signaal_open ON signaal(soort, op) WHERE bevestigd_op IS NULL;
CREATE INDEX signaal_spoed ON signaal(bestemming, id) WHERE soort = 'spoed' AND bevestigd_op IS NULL;
CREATE INDEX signaal_dossier ON signaal(dossier) WHERE dossier <> '';

CREATE TABLE signaalbericht(
  signaal   INTEGER NOT NULL REFERENCES signaal(id),
  kanaal    TEXT NOT NULL CHECK (kanaal <> ''),
  verstuurd INTEGER NOT NULL,
  PRIMARY KEY (signaal, kanaal)
) STRICT, WITHOUT ROWID;

-- What was told of urgent aanvragen, per destination and not per signaal: a thousand that
-- nobody acknowledged at one destination keep nothing from the others.
CREATE TABLE spoedbericht(
  kanaal     TEXT NOT NULL CHECK (kanaal <> ''),
  bestemming TEXT NOT NULL CHECK (bestemming <> ''),
  laatste    INTEGER NOT NULL,          -- signaal up to which it was told
  verstuurd  INTEGER NOT NULL,          -- last time
  volgende   INTEGER NOT NULL,          -- when all that nobody acknowledged is told again
  PRIMARY KEY (kanaal, bestemming)
) STRICT, WITHOUT ROWID;

-- An urgent aanvraag is told in the transaction that accepts it. AcceptVervolg tells of one
-- that becomes urgent: only there is known when, and that it is the second time.
-- +goose StatementBegin
CREATE TRIGGER dossier_spoed_in AFTER INSERT ON dossier WHEN NEW.urgentie = 'spoed' BEGIN
  INSERT INTO signaal(soort, bestemming, sleutel, op, dossier)
    VALUES ('spoed', NEW.bestemming, NEW.id, NEW.ontvangen, NEW.id) ON CONFLICT DO NOTHING;
END;
-- +goose StatementEnd

-- The werkvoorraad: a taak sends on what waits for a person at one destination.
CREATE TABLE taak(
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  bestemming   TEXT NOT NULL REFERENCES bestemming(naam),
  klasse       TEXT NOT NULL,           -- what it selects, '' for all
  code         TEXT NOT NULL,
  stap         TEXT NOT NULL,
  regeling     TEXT NOT NULL,
  soort        TEXT NOT NULL,
  sinds        INTEGER,
  wie          TEXT NOT NULL CHECK (wie <> ''),
  waarom       TEXT NOT NULL,           -- about a system, in clear
  begonnen     INTEGER NOT NULL,
  klaar        INTEGER,                 -- NULL while it goes on
  einde        TEXT NOT NULL DEFAULT '' CHECK (einde IN ('', 'af', 'gestopt', 'vastgelopen')),
  gestopt_door TEXT NOT NULL DEFAULT '',
  totaal       INTEGER NOT NULL,
  gedaan       INTEGER NOT NULL DEFAULT 0,
  overgeslagen INTEGER NOT NULL DEFAULT 0,
  laatste      INTEGER NOT NULL DEFAULT 0, -- delivery up to which it has come
  CHECK ((klaar IS NULL) = (einde = ''))
) STRICT;
CREATE UNIQUE INDEX taak_open ON taak(bestemming) WHERE klaar IS NULL;

-- Retention: what is left of a dossier whose key and content are destroyed.
CREATE TABLE bewijs(
  dossier          TEXT PRIMARY KEY REFERENCES dossier(id),
  zaaknummer       TEXT NOT NULL,
  zaakadres        TEXT NOT NULL,
  volgend_document INTEGER NOT NULL,    -- number of the next document, should one come
  leveringen       INTEGER NOT NULL,
  afgehandeld      INTEGER NOT NULL,    -- of those, dealt with by a person
  ontvangen        INTEGER NOT NULL,
  klaar            INTEGER NOT NULL,    -- when the last of it was delivered or dealt with
  vernietigd       INTEGER NOT NULL,
  door             TEXT NOT NULL CHECK (door <> ''),
  bijlagen         TEXT NOT NULL        -- JSON: number, kind, size and hash of each
) STRICT, WITHOUT ROWID;

CREATE TABLE bewaarronde(               -- the last one: a clock that jumped since is not believed
  id INTEGER PRIMARY KEY CHECK (id = 1),
  op INTEGER NOT NULL
) STRICT;
