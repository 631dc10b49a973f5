package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"solo/dossier"
)

// An oordeel is the last line, and why.
type oordeel struct {
	aangenomen, vervolgen, zaken, verloren, dubbel, lekken, mens, vernietigd int
	fouten                                                                   []string
	orde                                                                     []string // what came before what it should have followed
	herstart                                                                 herstart // median; zero when none was measured
}

// volgorde is "goed" or not.
func (o *oordeel) volgorde() string {
	if len(o.orde) > 0 {
		return "FOUT"
	}
	return "goed"
}

func (o *oordeel) fout(vorm string, args ...any) {
	o.fouten = append(o.fouten, fmt.Sprintf(vorm, args...))
}

const maxWAL = 128 << 20 // twice what SOLO keeps it under

// judge joins the ledger, the journals of the case systems and the store of SOLO.
func (p *proef) judge(ctx context.Context) (*oordeel, error) {
	o := &oordeel{fouten: p.verslag.fouten}
	if hh := p.verslag.herstarts; len(hh) > 0 {
		o.herstart = middelste(hh)
		if o.herstart.keer() > maxKeer {
			o.fout("the first call after a kill came late: %s; it may be %.1f times (median)", o.herstart, maxKeer)
		}
	}
	if p.verslag.wal > maxWAL {
		o.fout("the WAL grew to %d MB; it may be %d MB", p.verslag.wal>>20, int64(maxWAL)>>20)
	}
	for _, k := range p.boek.anders {
		o.fout("%s was acknowledged with two dossiers", k)
	}
	for _, z := range alle(p.zz) {
		switch stand := p.boek.is(z.Kenmerk).Stand; {
		case (stand == geweigerde) != z.Fout, stand != geweigerde && stand != aangenomen:
			o.fout("%s is %q", z.Kenmerk, stand)
		case stand == aangenomen && z.Moeder == "":
			o.aangenomen++
		case stand == aangenomen:
			o.vervolgen++
		}
	}
	for _, f := range []func(context.Context, *oordeel) error{p.count, p.checkStore, p.listen} {
		if err := f(ctx, o); err != nil {
			return nil, err
		}
	}
	return o, nil
}

// gebroken reports whether an invariant broke.
func (o *oordeel) gebroken() bool {
	return o.verloren+o.dubbel+o.lekken+len(o.orde)+len(o.fouten) > 0
}

// count looks at the far side.
func (p *proef) count(ctx context.Context, o *oordeel) error {
	gezien := map[string]bool{}
	for i, s := range p.steden {
		t, err := s.tel(ctx)
		if err != nil {
			return err
		}
		o.dubbel += t.Dubbel()
		if t.Dubbel() > 0 || t.Los > 0 || t.Open > 0 {
			o.fout("%s (%s): %d doubles, %d documents without a zaak, %d unfinished", s.Naam, s.Soort(), t.Dubbel(), t.Los, t.Open)
		}
		b, err := readDagboek(p.rijk.folder, s.Naam)
		if err != nil {
			return err
		}
		for _, z := range b.zaken {
			o.zaken++
			k := z.kenmerken()["loket"]
			gezien[k] = true
			if err := p.checkZaak(o, i, b, z, k); err != nil {
				return err
			}
		}
	}
	for _, z := range p.zz {
		if p.boek.is(z.Kenmerk).Stand == aangenomen && !gezien[z.Kenmerk] {
			o.verloren++
			o.fout("%s was accepted and is nowhere", z.Kenmerk)
		}
	}
	return nil
}

// checkZaak holds one zaak against what was sent.
func (p *proef) checkZaak(o *oordeel, stadNr int, b *dagboek, zaak *ding, kenmerk string) error {
	i := slices.IndexFunc(p.zz, func(z *zending) bool { return z.Kenmerk == kenmerk })
	if i < 0 {
		o.fout("there is a zaak of %q, which nobody sent", kenmerk)
		return nil
	}
	z := p.zz[i]
	r := p.boek.is(kenmerk)
	switch {
	case r.Stand != aangenomen:
		o.fout("%s is %q and has a zaak", kenmerk, r.Stand)
	case r.Dossier != zaak.kenmerken()["SOLO"]:
		o.fout("%s was acknowledged as %s, the zaak is of %s", kenmerk, r.Dossier, zaak.kenmerken()["SOLO"])
	case z.Stad != stadNr:
		o.fout("%s went to the wrong municipality", kenmerk)
	}
	beeld, err := b.beeld(zaak)
	if err != nil {
		return err
	}
	p.compare(o, z, beeld)
	return nil
}

// report prints what was seen, and last the verdict.
func (p *proef) report(o *oordeel) {
	v := p.verslag
	alles := slices.Concat(o.fouten, o.orde)
	for i, f := range alles {
		if i == 40 {
			fmt.Printf("… and %d more\n", len(alles)-i)
			break
		}
		fmt.Println("BROKEN:", f)
	}
	fmt.Printf("deaths by point: %v; store looked at %d times, %d steps in doubt\n", v.punten, v.inzage, v.twijfel)
	fmt.Printf("ready after a kill: median %s, longest %s; first call to a case system: median %s, longest %s; WAL at most %d kB, descriptors %d, resident %d MB\n",
		deel(v.gereed, 50), deel(v.gereed, 100), deel(v.eerste, 50), deel(v.eerste, 100), v.wal>>10, v.fds, v.rss>>10)
	fmt.Printf("answers that did not come to the intaker: %d; refused on purpose: %d; accepted after an aanvraag: %d; waits for a person: %d\n", p.boek.onzeker, p.boek.count(geweigerde), o.vervolgen, o.mens)
	fmt.Printf("a beheerder did:%s; a pause held through %d lives; dossiers made old: %d, destroyed: %d; waited for a mended mapping: %d; delivered beside what was dead: %d, waiting there: %d\n",
		p.beheer, v.stil, len(p.oud), o.vernietigd, v.vergiftigd, v.naast, v.bijDode)
	fmt.Printf("torture: %d keer gedood · aangenomen %d · zaken %d · verloren %d · dubbel %d · volgorde %s · BSN-lekken %d\n",
		v.gedood, o.aangenomen, o.zaken, o.verloren, o.dubbel, o.volgorde(), o.lekken)
}

// checkStore looks into the closed store of SOLO.
func (p *proef) checkStore(ctx context.Context, o *oordeel) error {
	i, err := p.huis.inspect(p.folder)
	if err != nil {
		return err
	}
	defer i.close()
	heel, err := i.heel(ctx)
	if err != nil || heel != "ok" {
		o.fout("the closed database is not whole: %s %v", heel, err)
		return nil
	}
	if o.mens, err = i.getal(ctx, `SELECT count(*) FROM levering WHERE staat = 'wacht-op-mens'`); err != nil {
		return err
	}
	waarom, err := i.waarom(ctx)
	if err != nil {
		return err
	}
	for _, w := range waarom {
		o.fout("waits for a person: %s", w)
	}
	if err := p.checkBewaard(ctx, i, o); err != nil {
		return err
	}
	for vraag, wat := range map[string]string{
		`SELECT count(*) FROM levering WHERE staat <> 'geleverd'`:                                                                                    "deliveries are not delivered",
		`SELECT count(*) FROM (SELECT 1 FROM poging WHERE klasse = '' GROUP BY levering HAVING count(*) > 1)`:                                        "deliveries were delivered twice",
		`SELECT count(*) FROM stap s JOIN levering l ON l.id = s.levering WHERE l.staat = 'geleverd' AND s.op > l.geleverd_op`:                       "steps were done after the end of their delivery",
		`SELECT count(*) FROM levering a JOIN levering b ON b.dossier = a.dossier AND b.volgnummer > a.volgnummer AND b.geleverd_op < a.geleverd_op`: "deliveries were done before the one before them",
	} {
		n, err := i.getal(ctx, vraag)
		if err != nil {
			return err
		}
		if n > 0 {
			o.fout("%d %s", n, wat)
		}
	}
	return nil
}

var vormBSN = regexp.MustCompile(`99999[0-9]{4}`)

// listen searches every file of SOLO for a canary, its log included.
func (p *proef) listen(_ context.Context, o *oordeel) error {
	return filepath.WalkDir(p.huis.folder, func(pad string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(pad)
		if err != nil {
			return err
		}
		for _, wat := range sings(append(b, pad...)) {
			o.lekken++
			o.fout("%s holds %s in clear", strings.TrimPrefix(pad, p.huis.folder), wat)
		}
		return nil
	})
}

// sings names what of the invented persons stands in b.
func sings(b []byte) (uit []string) {
	for _, m := range vormBSN.FindAll(b, -1) {
		if dossier.IsRSIN(string(m)) {
			uit = append(uit, "a BSN")
			break
		}
	}
	for _, tekst := range []string{kanarie, "@voorbeeld.example", `"antwoorden"`, "%PDF-1."} {
		if bytes.Contains(b, []byte(tekst)) {
			uit = append(uit, tekst)
		}
	}
	return uit
}
