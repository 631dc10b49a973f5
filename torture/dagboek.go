package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A ding is one line of the journal of a case system.
type ding struct {
	Soort  string         `json:"soort"`
	UUID   string         `json:"uuid"`
	Velden map[string]any `json:"velden"`
	Inhoud []string       `json:"inhoud"`
	Delen  []any          `json:"delen"`
	Weg    bool           `json:"weg"`

	eerst int // place of its first line in the journal
}

func (d *ding) tekst(veld string) string {
	s, _ := d.Velden[veld].(string)
	return s
}

// A dagboek is everything that stands in one case system, as its journal on disk says.
type dagboek struct {
	folder string
	ding   map[string]*ding // by soort/uuid
	zaken  []*ding
	van    map[string][]*ding // by path of the zaak
}

// readDagboek reads the journal of a case system.
func readDagboek(folder, naam string) (*dagboek, error) {
	f, err := os.Open(filepath.Join(folder, naam+".jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := &dagboek{folder: filepath.Join(folder, naam), ding: map[string]*ding{}, van: map[string][]*ding{}}
	lees := bufio.NewReader(f)
	for nr := 1; ; nr++ {
		regel, err := lees.ReadBytes('\n')
		if err == io.EOF {
			break // a line without its end was never answered
		}
		if err != nil {
			return nil, err
		}
		d := &ding{eerst: nr}
		if err := json.Unmarshal(regel, d); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", f.Name(), nr, err)
		}
		b.put(d)
	}
	b.arrange()
	return b, nil
}

func (b *dagboek) put(d *ding) {
	k := d.Soort + "/" + d.UUID
	if eerder := b.ding[k]; eerder != nil {
		d.eerst = eerder.eerst
	}
	b.ding[k] = d
}

// arrange lists what is there by zaak, in the order in which it came.
func (b *dagboek) arrange() {
	for _, d := range b.ding {
		switch {
		case d.Weg:
		case d.Soort == "zaak":
			b.zaken = append(b.zaken, d)
		case d.tekst("zaak") != "":
			pad := d.tekst("zaak")
			b.van[pad] = append(b.van[pad], d)
		}
	}
	op := func(a, c *ding) int { return a.eerst - c.eerst }
	slices.SortFunc(b.zaken, op)
	for _, dd := range b.van {
		slices.SortFunc(dd, op)
	}
}

func (z *ding) pad() string { return "/zaken/api/v1/zaken/" + z.UUID }

// kenmerken are the bron and kenmerk of a zaak.
func (z *ding) kenmerken() map[string]string {
	uit := map[string]string{}
	lijst, _ := z.Velden["kenmerken"].([]any)
	for _, k := range lijst {
		if m, ok := k.(map[string]any); ok {
			uit[fmt.Sprint(m["bron"])] = fmt.Sprint(m["kenmerk"])
		}
	}
	return uit
}

// document is what a relation points at; nil when it is not there.
func (b *dagboek) document(relatie *ding) *ding {
	pad := relatie.tekst("informatieobject")
	return b.ding["enkelvoudiginformatieobject/"+pad[strings.LastIndex(pad, "/")+1:]]
}

// hash is the sha256 of the content of a document.
func (b *dagboek) hash(d *ding) (string, error) {
	h := sha256.New()
	for _, naam := range d.Inhoud {
		f, err := os.Open(filepath.Join(b.folder, naam))
		if err != nil {
			return "", err
		}
		_, err = io.Copy(h, f)
		_ = f.Close() // it was only read
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
