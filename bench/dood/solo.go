package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"solo/bench/peer"
	"solo/dossier"
	voorbeelden "solo/testdata/aanvragen"
)

// voorbeeld is an aanvraag with one attachment, of Tilburg.
const voorbeeld = "13-weet-niet-en-later"

// configuratie is that of the demo with one municipality; see cmd/solo/demo.yaml.
const configuratie = `omgeving: demo
opslag:
  map: gegevens
sleutels:
  actief: bench
  bestanden:
    bench: bench.key
gemeenten:
  "0855": { naam: Tilburg, rsin: "123456782" }
uitvoerders:
  tilburg: { naam: Gemeente Tilburg, rsin: "123456782" }
zaaksystemen:
  tilburg:
    soort: zgw
    uitvoerder: tilburg
    zgw:
      zaken_api: ADRES/zaken/api/v1/
      documenten_api: ADRES/documenten/api/v1/
      catalogi_api: ADRES/catalogi/api/v1/
      client_id: solo
      geheim_bestand: geheim.txt
      catalogus_rsin: "123456782"
    levering:
      settle: SETTLE
      backoff: [100 ms]
routes:
  - gemeenten: ["0855"]
    regelingen: [bbz-gevestigd]
    uitvoerder: tilburg
    bevoegdheid: mandaat
    zaaksysteem: tilburg
`

// solo is the real program.
type solo struct {
	programma, folder, config string
}

func newSolo(ctx context.Context, p *proef) (*solo, error) {
	s := &solo{p.solo, p.map_, filepath.Join(p.map_, "solo.yaml")}
	// The effect of a request may come as late as the latency after the death of who
	// sent it; the settle time must be longer.
	tekst := strings.NewReplacer("ADRES", p.adres, "SETTLE", fmt.Sprintf("%d ms", (p.latentie*5+400e6).Milliseconds())).Replace(configuratie)
	return s, errors.Join(
		os.WriteFile(s.config, []byte(tekst), 0o600),
		os.WriteFile(filepath.Join(s.folder, "geheim.txt"), []byte("een geheim dat nergens toegang toe geeft\n"), 0o600),
		s.do(ctx, "sleutel", filepath.Join(s.folder, "bench.key")))
}

// do runs a command of solo to its end.
func (s *solo) do(ctx context.Context, args ...string) error {
	uit, err := exec.CommandContext(ctx, s.programma, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("solo %s: %w\n%s", args[0], err, uit)
	}
	return nil
}

func (s *solo) Submit(ctx context.Context, nr int) error {
	pad, err := s.write(nr)
	if err != nil {
		return err
	}
	return errors.Join(s.do(ctx, "indien", "--config", s.config, filepath.Join(pad, "aanvraag.json")), os.RemoveAll(pad))
}

// write makes the nth aanvraag with its attachments in a folder.
func (s *solo) write(nr int) (pad string, err error) {
	pad = filepath.Join(s.folder, "aanvraag")
	van, err := fs.Sub(voorbeelden.FS(), voorbeeld)
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(pad, van); err != nil {
		return "", err
	}
	raw, err := fs.ReadFile(van, "aanvraag.json")
	if err != nil {
		return "", err
	}
	a, err := dossier.Decode(raw)
	if err != nil {
		return "", err
	}
	a.Kenmerk = fmt.Sprintf("bench-%d", nr)
	if raw, err = dossier.Encode(a); err != nil {
		return "", err
	}
	return pad, os.WriteFile(filepath.Join(pad, "aanvraag.json"), raw, 0o600)
}

// Open reads the file of SOLO beside SOLO.
func (s *solo) Open(ctx context.Context) (open, mens int, err error) {
	pad := filepath.Join(s.folder, "gegevens", "solo.db")
	if _, err := os.Stat(pad); errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil // nothing was ever accepted
	}
	var db *sql.DB
	if db, err = peer.Database(pad); err != nil {
		return 0, 0, err
	}
	defer db.Close()
	err = db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(staat = 'wacht-op-mens'), 0) FROM levering
		WHERE staat NOT IN ('geleverd', 'geannuleerd')`).Scan(&open, &mens)
	return open, mens, err
}

func (s *solo) Command(ctx context.Context) *exec.Cmd {
	return exec.CommandContext(ctx, s.programma, "start", "--config", s.config)
}

func (s *solo) Ready(regel string) bool { return strings.Contains(regel, "solo is klaar") }

func (s *solo) Close() error { return nil }
