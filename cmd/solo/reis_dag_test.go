package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"text/template"
	"time"

	"solo/dossier"
)

// vandaag is the day of the journey.
func vandaag() dossier.Datum { return dossier.DatumVan(time.Now()) }

// ingevuld writes a day as somebody types it.
func ingevuld(d dossier.Datum) string { return fmt.Sprintf("%d-%d-%d", d.Dag, d.Maand, d.Jaar) }

// eerste is the first day of the month that comes n months after this one.
func eerste(n int) dossier.Datum {
	d := vandaag().PlusMaanden(n)
	d.Dag = 1
	return d
}

// leesReis reads a file of testdata/reis. It has no days, months and years of its own, or in
// a year the journey would go wrong: {{eerste 3}} is the first day of the month in three
// months, {{laatste 2}} the day before that, {{maand -1}} last month, {{kwartaal -1}} the last
// whole quarter and {{jaar 1}} next year.
func leesReis(t *testing.T, naam string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata/reis", naam+".yaml"))
	must(t, err)
	blad, err := template.New(naam).Funcs(template.FuncMap{
		"eerste":   func(n int) string { return ingevuld(eerste(n)) },
		"laatste":  func(n int) string { return ingevuld(eerste(n + 1).PlusDagen(-1)) },
		"maand":    func(n int) string { return fmt.Sprintf("%d-%d", eerste(n).Maand, eerste(n).Jaar) },
		"kwartaal": func(n int) string { return kwartaal(eerste(3 * n)) },
		"jaar":     func(n int) int { return vandaag().Jaar + n },
	}).Parse(string(raw))
	must(t, err)
	var b bytes.Buffer
	must(t, blad.Execute(&b, nil))
	return b.Bytes()
}

func kwartaal(d dossier.Datum) string { return fmt.Sprintf("%d-%d", d.Jaar, (d.Maand+2)/3) }
