package paginas

import (
	"encoding/gob"
	"fmt"
	"maps"
	"net/url"
	"reflect"
	"slices"
	"time"

	"solo/loket"
)

// Patronen are the patterns of every page.
func (s *Server) Patronen() []string {
	return append(slices.Sorted(maps.Keys(s.paginas())), slices.Sorted(maps.Keys(s.werkpaginas()))...)
}

// Persoonlijk are what a page or a session knows of a person, with a word in all of it.
func Persoonlijk(woord string) []any {
	x := sessie{Rol: "aanvrager", BSN: woord, Naam: woord, KVK: woord, Account: woord}
	form := url.Values{"a": {woord}}
	return []any{x, &x, meegebracht{Antwoorden: form}, wachtend{eigenaar: woord, form: form}, antwoordblad{HTML: []byte(woord)},
		scanstap{typt: form}, emailblad{adres: woord}, kantoorlogin{Kantoor: loket.Kantoor{KVK: woord}}}
}

// Sessiecodec writes and reads what a session holds.
var Sessiecodec sessiecodec

// VulSessies puts who is logged in into sessions, with every field filled in; gob knows it then.
func VulSessies(alle ...map[string]any) {
	gob.Register(sessie{})
	x := sessie{Op: time.Date(2026, 11, 22, 14, 0, 0, 5, time.UTC), Rollen: []string{"consulent"}}
	for i := range reflect.TypeFor[sessie]().NumField() {
		if f := reflect.ValueOf(&x).Elem().Field(i); f.Kind() == reflect.String {
			f.SetString(fmt.Sprint("é<&>", i))
		}
	}
	for _, m := range alle {
		m[sleutelSessie] = x
	}
}

// Kaal is what a session holds without the marks that its parts print as.
func Kaal(m map[string]any) map[string]any {
	uit := maps.Clone(m)
	if x, ok := m[sleutelSessie].(sessie); ok {
		type kaal sessie
		uit[sleutelSessie] = fmt.Sprintf("%+v", kaal(x))
	}
	return uit
}
