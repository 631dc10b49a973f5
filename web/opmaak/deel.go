package opmaak

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
)

// A Deel is a part of a page. The types of this package that say so are one; for what they
// cannot show a package has Sjablonen of its own.
type Deel interface {
	write(w io.Writer, kit *template.Template) error
}

// write shows a part with a template of the kit.
func write(w io.Writer, kit *template.Template, naam string, data any) error {
	if err := kit.ExecuteTemplate(w, naam, data); err != nil {
		return fmt.Errorf("opmaak %s: %w", naam, err)
	}
	return nil
}

func (i Invulling) write(w io.Writer, kit *template.Template) error {
	return write(w, kit, "velden", i.maker().all(i.Velden, ""))
}

func (f Formulier) write(w io.Writer, kit *template.Template) error {
	b := struct {
		Formulier
		Bekend     bekend
		Beelden    []beeld
		HasBestand bool
		Eerste     Knop
		Vooraf     string
	}{Formulier: f, Beelden: f.maker().all(f.Velden, ""), Vooraf: f.vooraf()}
	b.Bekend, b.Beelden = split(b.Beelden)
	for _, v := range f.Velden {
		b.HasBestand = b.HasBestand || v.Soort == Bestand
	}
	for _, k := range f.Knoppen {
		if k.Naar == "" {
			b.Eerste = k
			break
		}
	}
	return write(w, kit, "formulier", b)
}

// vooraf says on top what must be filled in. One question needs no such sentence.
func (f Formulier) vooraf() string {
	var gevraagd int
	var optioneel, weetNiet bool
	for _, v := range f.Velden {
		if v.Bekend != "" {
			continue
		}
		if v.Soort != Vast {
			gevraagd++
		}
		optioneel, weetNiet = optioneel || v.Optioneel, weetNiet || v.MagWeetNiet
	}
	if gevraagd < 2 {
		return ""
	}
	uit := "Vul alles in."
	if optioneel {
		uit += " Staat er ‘niet verplicht’ bij? Dan mag u het leeg laten."
	}
	if weetNiet {
		uit += " Weet u een antwoord niet? Kies dan ‘Dat weet ik niet’."
	}
	return uit
}

// Sjablonen are templates of a package that uses the kit. They are html/template, and show
// a part of the kit with {{deel .}}. Safe for concurrent use.
type Sjablonen struct{ t *template.Template }

// Sjablonen reads templates by pattern; each is called by the name of its file, or by its
// own define.
func (k *Kit) Sjablonen(bron fs.FS, patronen ...string) (*Sjablonen, error) {
	t, err := template.New("").Funcs(k.functies()).ParseFS(bron, patronen...)
	if err != nil {
		return nil, fmt.Errorf("sjablonen: %w", err)
	}
	return &Sjablonen{t}, nil
}

// Deel is one of the templates with what it shows.
func (s *Sjablonen) Deel(naam string, data any) Deel { return eigenDeel{s.t, naam, data} }

type eigenDeel struct {
	t    *template.Template
	naam string
	data any
}

func (e eigenDeel) write(w io.Writer, _ *template.Template) error {
	return write(w, e.t, e.naam, e.data)
}
