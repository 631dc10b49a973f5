package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"solo/dossier"
)

const doelVervolgen = "testdata/vervolgen"

// A later is one example of what comes after an aanvraag.
type later struct {
	naam string
	*dossier.Vervolg
	bestanden map[string][]byte
}

// na begins a vervolg on example nr, signed by the applicant.
func na(nr int, soort dossier.Vervolgsoort, naam string) *later {
	op := time.Date(2026, 11, 20, 9, 30, nr, 0, time.UTC)
	v := &dossier.Vervolg{Leverancier: "loket", Kenmerk: fmt.Sprintf("voorbeeld-%02d-%s", nr, soort), Aanvraag: fmt.Sprintf("voorbeeld-%02d", nr),
		Soort: soort, Op: op, Ondertekeningen: []dossier.Ondertekening{{Wie: "aanvrager", Op: op, Middel: "digid", Niveau: "25"}}}
	return &later{fmt.Sprintf("%02d-%s-%s", nr, soort, naam), v, map[string][]byte{}}
}

func (l *later) stuurPDF(soort, bestand, omschrijving string) {
	inhoud := pdf(bestand, 1)
	l.bestanden[bestand+".pdf"] = inhoud
	l.Bijlagen = append(l.Bijlagen, dossier.Bijlage{Bestand: bestand + ".pdf", Grootte: int64(len(inhoud)), SHA256: hash(inhoud), Soort: soort, Omschrijving: omschrijving})
}

func vervolgen() []*later {
	// 01 was in no hurry, and now has a letter with the day on which he must leave.
	ontruiming := na(1, dossier.Wijziging, "ontruiming")
	ontruiming.Toelichting = "De deurwaarder is vanmorgen geweest. Ik ben nu alleen nog te bellen op een ander nummer."
	ontruiming.Wijziging = dossier.Patch{"aanvrager": rij{"telefoon": "06 00000101"},
		"antwoorden": rij{"u_dringend": lijst{"ontruiming"}, "u_ontruiming": "aangezegd", "u_ontruiming_datum": "2026-12-02"}}
	ontruiming.stuurPDF("overig", "brief-deurwaarder", "brief van de deurwaarder")
	// 06 found another way.
	ingetrokken := na(6, dossier.Intrekking, "werk-gevonden")
	ingetrokken.Toelichting = "Ik heb werk gevonden en heb geen uitkering meer nodig."
	// 13 promised papers and sends two of the three.
	stukken := na(13, dossier.Aanvulling, "beloofde-stukken")
	stukken.stuurPDF("btw_aangifte", "btw-aangifte-derde-kwartaal", "")
	stukken.stuurPDF("bank_prive", "bankafschriften", "augustus tot en met oktober")
	// 22 must be out of the shop two months earlier than he thought.
	eerder := na(22, dossier.Wijziging, "eerder-stoppen")
	eerder.Toelichting = "De verhuurder heeft de huur van de winkel opgezegd. Daarom stop ik twee maanden eerder."
	eerder.Wijziging = dossier.Patch{"antwoorden": rij{"stopdatum_gepland": "2027-01-31"}}
	eerder.stuurPDF("overig", "opzegging-huur", "opzegging van de huur")
	return []*later{ontruiming, ingetrokken, stukken, eerder}
}

func schrijfVervolgen() error {
	oud, err := filepath.Glob(doelVervolgen + "/[0-9]*")
	if err != nil {
		return err
	}
	for _, m := range oud {
		if err := os.RemoveAll(m); err != nil {
			return err
		}
	}
	for _, l := range vervolgen() {
		if err := l.schrijf(); err != nil {
			return fmt.Errorf("%s: %w", l.naam, err)
		}
	}
	return nil
}

func (l *later) schrijf() error {
	m := filepath.Join(doelVervolgen, l.naam)
	if err := os.MkdirAll(m, 0o755); err != nil {
		return err
	}
	for naam, inhoud := range l.bestanden {
		if err := os.WriteFile(filepath.Join(m, naam), inhoud, 0o644); err != nil {
			return err
		}
	}
	raw, err := dossier.EncodeVervolg(l.Vervolg)
	if err != nil {
		return err
	}
	var leesbaar bytes.Buffer
	if err := json.Indent(&leesbaar, raw, "", "  "); err != nil {
		return err
	}
	leesbaar.WriteByte('\n')
	return os.WriteFile(filepath.Join(m, "vervolg.json"), leesbaar.Bytes(), 0o644)
}
