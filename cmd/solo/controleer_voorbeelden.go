package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"solo/connectors"
	"solo/dossier"
	voorbeelden "solo/testdata/aanvragen"
	"solo/zaak"
)

// samples renders the examples of every mapping of a zaaksysteem.
func (p *proef) samples(ctx context.Context, zaaksysteem, folder string, bijwerk bool) (uit []bevinding) {
	for _, regeling := range slices.Sorted(maps.Keys(p.in.mappings[zaaksysteem])) {
		eigen := p.in.sampleFolder(zaaksysteem, regeling, folder)
		if eigen == "" {
			uit = append(uit, p.shipped(ctx, zaaksysteem, regeling))
			continue
		}
		uit = append(uit, p.own(ctx, zaaksysteem, regeling, eigen, bijwerk)...)
	}
	return uit
}

// sampleFolder is the folder of examples beside a mapping file, or "".
func (in *inrichting) sampleFolder(zaaksysteem, regeling, folder string) string {
	pad := in.Zaaksystemen[zaaksysteem].Mapping(regeling)
	if pad == "" || strings.HasPrefix(pad, "standaard/") {
		return ""
	}
	if !filepath.IsAbs(pad) {
		pad = filepath.Join(folder, pad)
	}
	pad = strings.TrimSuffix(pad, filepath.Ext(pad)) + ".voorbeelden"
	if s, err := os.Stat(pad); err != nil || !s.IsDir() {
		return ""
	}
	return pad
}

// shipped renders the examples that come with SOLO; each must give a zaak.
func (p *proef) shipped(ctx context.Context, zaaksysteem, regeling string) bevinding {
	n := 0
	for _, bron := range []fs.FS{voorbeelden.FS(), voorbeelden.Andere()} {
		namen, err := exampleNames(bron)
		if err != nil {
			return bevinding{Waar: zaaksysteem, Melding: err.Error()}
		}
		for _, naam := range namen {
			o, err := p.render(ctx, zaaksysteem, regeling, bron, naam)
			if err != nil {
				return bevinding{Waar: zaaksysteem, Melding: fmt.Sprintf("Het voorbeeld %s geeft geen zaak: %v", naam, err),
					Actie: "Herstel de mapping voor " + regeling + "."}
			}
			if o.Zaak != nil {
				n++
			}
		}
	}
	return bevinding{Goed: true, Waar: zaaksysteem, Melding: fmt.Sprintf("De mapping voor %s maakt een zaak van %s.", regeling, aantal(n, "voorbeeld", "voorbeelden"))}
}

// own renders the examples beside a mapping and holds each against its verwacht.json.
func (p *proef) own(ctx context.Context, zaaksysteem, regeling, folder string, bijwerk bool) (uit []bevinding) {
	in := os.DirFS(folder)
	namen, err := exampleNames(in)
	if err != nil || len(namen) == 0 {
		return []bevinding{{Waar: folder, Melding: "In deze map staan geen voorbeelden.", Actie: "Zet elk voorbeeld in een eigen map, met een aanvraag.json."}}
	}
	for _, naam := range namen {
		b := bevinding{Goed: true, Waar: filepath.Join(folder, naam), Melding: "Uit dit voorbeeld komt de verwachte zaak."}
		if err := p.hold(ctx, zaaksysteem, regeling, in, naam, filepath.Join(folder, naam, "verwacht.json"), bijwerk); err != nil {
			b = bevinding{Waar: b.Waar, Melding: err.Error(), Actie: "Herstel de mapping. Klopt de nieuwe zaak? Gebruik dan --bijwerken en bekijk het verschil."}
		}
		uit = append(uit, b)
	}
	return uit
}

func (p *proef) hold(ctx context.Context, zaaksysteem, regeling string, in fs.FS, naam, pad string, bijwerk bool) error {
	o, err := p.render(ctx, zaaksysteem, regeling, in, naam)
	if err != nil || o.Zaak == nil {
		return err
	}
	kreeg, err := expectation(o.Zaak)
	if err != nil {
		return err
	}
	if bijwerk {
		return os.WriteFile(pad, kreeg, 0o600)
	}
	want, err := os.ReadFile(pad)
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("er is geen verwacht.json; maak hem met --bijwerken")
	} else if err != nil {
		return err
	}
	return firstDifference(want, kreeg)
}

// expectation is a zaak as people compare it: without what changes with every version
// of the program (size and hash of the PDFs) or run (where their content is kept).
func expectation(z *zaak.Zaak) ([]byte, error) {
	kopie := *z
	kopie.Documenten = append([]zaak.Document(nil), z.Documenten...)
	for i := range kopie.Documenten {
		d := &kopie.Documenten[i]
		d.Grootte, d.SHA256, d.Inhoud = 0, "", ""
	}
	raw, err := zaak.Encode(&kopie)
	if err != nil {
		return nil, err
	}
	var uit bytes.Buffer
	err = json.Indent(&uit, raw, "", "  ")
	uit.WriteByte('\n')
	return uit.Bytes(), err
}

// firstDifference shows the first line that differs; the examples are of invented
// people.
func firstDifference(want, kreeg []byte) error {
	w, k := strings.Split(string(want), "\n"), strings.Split(string(kreeg), "\n")
	for i := range max(len(w), len(k)) {
		if was, is := line(w, i), line(k, i); was != is {
			return fmt.Errorf("de zaak wijkt af van verwacht.json, regel %d: verwacht %s, maar het is %s", i+1, was, is)
		}
	}
	return nil
}

func line(regels []string, i int) string {
	if i >= len(regels) {
		return "niets meer"
	}
	return strings.TrimSpace(regels[i])
}

func exampleNames(in fs.FS) (uit []string, err error) {
	paden, err := fs.Glob(in, "*/aanvraag.json")
	for _, p := range paden {
		uit = append(uit, strings.TrimSuffix(p, "/aanvraag.json"))
	}
	return uit, err
}

// render gives an Opdracht without a zaak when the example is of another regeling.
func (p *proef) render(ctx context.Context, zaaksysteem, regeling string, in fs.FS, naam string) (connectors.Opdracht, error) {
	document, err := fs.ReadFile(in, naam+"/aanvraag.json")
	if err != nil {
		return connectors.Opdracht{}, err
	}
	if a, err := dossier.Decode(document); err == nil && a.Regeling != regeling {
		return connectors.Opdracht{}, nil
	}
	o, _, err := p.example(ctx, zaaksysteem, document, func(bestand string) (io.ReadCloser, error) { return in.Open(naam + "/" + bestand) })
	return o, err
}
