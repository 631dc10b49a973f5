package sandbox

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"solo/sandbox/stuf"
)

// The kinds of object that are kept, as the journal writes them.
const (
	soortZaak       = "zaak"
	soortRol        = "rol"
	soortStatus     = "status"
	soortEigenschap = "zaakeigenschap"
	soortRelatie    = "zaakinformatieobject"
	soortDocument   = "enkelvoudiginformatieobject"
	soortBericht    = "stufbericht"
)

// paden is where each kind lives; a zaakeigenschap lives below its zaak.
var paden = map[string]string{
	soortZaak: apiZaken + "zaken/", soortRol: apiZaken + "rollen/", soortStatus: apiZaken + "statussen/",
	soortRelatie: apiZaken + "zaakinformatieobjecten/", soortDocument: apiDocumenten + "enkelvoudiginformatieobjecten/",
}

// object is one resource. It is never changed once stored: a change is a clone
// that takes its place. URLs to this server are kept as paths, because the host is
// whatever the client calls us by.
type object struct {
	Soort  string         `json:"soort"`
	UUID   string         `json:"uuid"`
	Velden map[string]any `json:"velden,omitempty"`
	// Only of a document:
	Lock   string  `json:"lock,omitempty"`
	Delen  []*deel `json:"delen,omitempty"`
	Versie int     `json:"versie,omitempty"`
	// Inhoud is the content: files in the folder, one after the other; nil is none.
	Inhoud []string `json:"inhoud,omitempty"`

	// Stuf is the object as StUF messages gave it, of which Velden are the view.
	Stuf *stuf.Knoop `json:"stuf,omitempty"`

	Weg bool `json:"weg,omitempty"` // the line removes the object; Velden are as before
}

// deel is a bestandsdeel that the server waits for.
type deel struct {
	UUID     string `json:"uuid"`
	Nummer   int    `json:"nummer"`
	Omvang   int64  `json:"omvang"`
	Voltooid bool   `json:"voltooid"`
}

func (o *object) tekst(veld string) string { return tekst(o.Velden[veld]) }

func tekst(v any) string {
	s, _ := v.(string)
	return s
}

func (o *object) pad() string {
	if o.Soort == soortEigenschap {
		return o.tekst("zaak") + "/zaakeigenschappen/" + o.UUID
	}
	return paden[o.Soort] + o.UUID
}

// sleutel joins fields to one comparable text.
func (o *object) sleutel(namen ...string) string {
	delen := make([]string, len(namen))
	for i, n := range namen {
		delen[i] = o.tekst(n)
	}
	return strings.Join(delen, "\x00")
}

func (o *object) clone() *object {
	k := *o
	k.Velden = maps.Clone(o.Velden)
	k.Delen = slices.Clone(o.Delen)
	return &k
}

// clean makes a fresh object equal to one that came back from the journal.
func (o *object) clean() error {
	b, err := json.Marshal(o)
	if err != nil {
		return err
	}
	*o = object{}
	return json.Unmarshal(b, o)
}

// opslag holds the objects in order of creation.
type opslag struct {
	lijst map[string][]*object // by kind
	id    map[string]*object   // by kind/uuid
	index map[string][]*object // by kind and a key of ingangen
}

func newOpslag() *opslag {
	return &opslag{lijst: map[string][]*object{}, id: map[string]*object{}, index: map[string][]*object{}}
}

// ingangen are the keys under which an object is looked up in a hurry: the path of
// its zaak, and its identificatie. A nil object has none.
func (o *object) ingangen() (uit []string) {
	if o == nil {
		return nil
	}
	for _, veld := range []string{"zaak", "identificatie"} {
		if w := o.tekst(veld); w != "" {
			uit = append(uit, o.Soort+w)
		}
	}
	return uit
}

// find returns nil when there is none.
func (o *opslag) find(soort, uuid string) *object { return o.id[soort+"/"+uuid] }

// byPath finds what a stored reference points to; nil when there is none.
func (o *opslag) byPath(soort, pad string) *object {
	uuid, ok := strings.CutPrefix(pad, paden[soort])
	if !ok {
		return nil
	}
	return o.find(soort, uuid)
}

// van lists what belongs to a zaak.
func (o *opslag) van(soort string, zaak *object) []*object { return o.index[soort+zaak.pad()] }

// put adds, replaces or (Weg) removes an object.
func (o *opslag) put(n *object) {
	sleutel := n.Soort + "/" + n.UUID
	oud := o.id[sleutel]
	o.lijst[n.Soort] = zet(o.lijst[n.Soort], oud, n)
	for _, k := range oud.ingangen() {
		if !slices.Contains(n.ingangen(), k) {
			o.index[k] = zet(o.index[k], oud, &object{Weg: true})
		}
	}
	for _, k := range n.ingangen() {
		o.index[k] = zet(o.index[k], oud, n)
	}
	o.id[sleutel] = n
	if n.Weg {
		delete(o.id, sleutel)
	}
}

// zet puts nieuw in the place of oud, or at the end when oud is not there.
func zet(lijst []*object, oud, nieuw *object) []*object {
	i := -1
	if oud != nil {
		i = slices.Index(lijst, oud)
	}
	switch {
	case i < 0 && nieuw.Weg:
		return lijst
	case i < 0:
		return append(lijst, nieuw)
	case nieuw.Weg:
		return slices.Delete(lijst, i, i+1)
	}
	lijst[i] = nieuw
	return lijst
}
