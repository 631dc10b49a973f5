package stuf_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"solo/connectors"
	"solo/connectors/conntest"
	"solo/connectors/stuf"
	"solo/connectors/stuf/bericht"
	"solo/dossier"
	"solo/zaak"
)

const (
	dossierID = dossier.ID("0K3Q-8V2M-7XTR-9B1C")
	zaakNr    = "0363SOLO-0K3Q-8V2M-7XTR-9B1C"
	testBSN   = "999990019"
	bezinken  = time.Minute
)

// inhoud keeps contents by reference.
type inhoud map[string][]byte

func (i inhoud) Open(_ context.Context, ref string, vanaf int64) (io.ReadCloser, error) {
	b, ok := i[ref]
	if !ok {
		return nil, errors.New("onbekende inhoud")
	}
	return io.NopCloser(bytes.NewReader(b[vanaf:])), nil
}

// opstelling is a receiver, a connector to it, a journal and an opdracht.
type opstelling struct {
	t       *testing.T
	klok    *conntest.Klok
	o       *ontvanger
	srv     *httptest.Server
	inst    stuf.Instellingen
	opdr    connectors.Opdracht
	inhoud  inhoud
	journal *conntest.Geheugen
	logboek *bytes.Buffer
}

// gewoonten are those of standaard-1.1 with some of them otherwise.
func gewoonten(t *testing.T, afwijkend map[string]string) stuf.Gewoonten {
	t.Helper()
	g, err := stuf.LoadProfiel("standaard-1.1", afwijkend)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func opstellen(t *testing.T, afwijkend map[string]string) *opstelling {
	t.Helper()
	s := zonderServer(t, afwijkend)
	s.srv = httptest.NewServer(s.o)
	t.Cleanup(s.srv.Close)
	s.at(s.srv.URL)
	return s
}

// zonderServer has nothing that listens.
func zonderServer(t *testing.T, afwijkend map[string]string) *opstelling {
	t.Helper()
	s := &opstelling{t: t, klok: conntest.NewKlok(time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)), o: newOntvanger(), inhoud: inhoud{}, logboek: &bytes.Buffer{}}
	s.inst = instellingen("https://zaken.example")
	s.inst.Gewoonten = gewoonten(t, afwijkend)
	s.opdr = connectors.Opdracht{Dossier: dossierID, Zaak: voorbeeldzaak(t), Inhoud: s.inhoud}
	s.document("D01", []byte("%PDF-1.7 aanvraag"))
	s.document("D02", []byte("%PDF-1.7 bank"))
	s.journal = conntest.NewGeheugen(s.klok, bezinken)
	return s
}

// at sends to another address.
func (s *opstelling) at(adres string) {
	a := instellingen(adres)
	s.inst.VrijeBerichten, s.inst.OntvangAsynchroon, s.inst.BeantwoordVraag = a.VrijeBerichten, a.OntvangAsynchroon, a.BeantwoordVraag
}

func instellingen(adres string) stuf.Instellingen {
	return stuf.Instellingen{
		VrijeBerichten: adres + "/VrijeBerichten", OntvangAsynchroon: adres + "/OntvangAsynchroon", BeantwoordVraag: adres + "/BeantwoordVraag",
		Zender: bericht.Partij{Organisatie: "0363", Applicatie: "SOLO"}, Ontvanger: bericht.Partij{Organisatie: "0363", Applicatie: "ZSH"},
		Prefix: "0363SOLO-", HerhaalNa: time.Millisecond, Gezet: "TEAM",
	}
}

func voorbeeldzaak(t *testing.T) *zaak.Zaak {
	t.Helper()
	bsn, err := dossier.ParseBSN(testBSN)
	if err != nil {
		t.Fatal(err)
	}
	return &zaak.Zaak{
		Bronorganisatie: "123456782", Verantwoordelijk: "123456782",
		Zaaktype:     zaak.Zaaktype{Catalogus: "SOLO", Identificatie: "B1601"},
		Omschrijving: "Aanvraag Bbz Voorbeeld", Toelichting: "Geen leefgeld meer.",
		Startdatum: dossier.Datum{Jaar: 2026, Maand: 11, Dag: 20},
		Rollen: []zaak.Rol{
			{Sleutel: "initiator", Roltype: "initiator", Generiek: true, Contact: &zaak.Contact{Telefoon: "0612345678", Email: "v@example.nl"},
				Persoon: &zaak.Persoon{BSN: bsn, Achternaam: "Voorbeeld", Voorletters: "A.B.", Geboortedatum: "1980-03-21"}},
			{Sleutel: "partner", Roltype: "Partner", Persoon: &zaak.Persoon{Achternaam: "Zonder-Nummer"}},
		},
		Extra: []zaak.Extra{{Naam: "urgentie", Waarde: "hoog"}},
	}
}

func (s *opstelling) document(sleutel string, b []byte) {
	h := sha256.Sum256(b)
	s.inhoud[sleutel] = b
	s.opdr.Zaak.Documenten = append(s.opdr.Zaak.Documenten, zaak.Document{Sleutel: sleutel, Type: "Formulier", Titel: "Document " + sleutel,
		Bestandsnaam: sleutel + ".pdf", Formaat: "application/pdf", Auteur: "Aanvrager", Creatiedatum: s.opdr.Zaak.Startdatum,
		Inhoud: sleutel, Grootte: int64(len(b)), SHA256: hex.EncodeToString(h[:])})
}

func (s *opstelling) connector() *stuf.Connector {
	s.t.Helper()
	c, err := stuf.New(s.inst, slog.New(slog.NewTextHandler(s.logboek, nil)), s.klok.Now)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(c.Close)
	return c
}

func (s *opstelling) deliver() (connectors.Ontvangst, error) {
	s.t.Helper()
	defer s.journal.Flush()
	return s.connector().Deliver(s.t.Context(), s.opdr, s.journal)
}

// must delivers and wants success.
func (s *opstelling) must() connectors.Ontvangst {
	s.t.Helper()
	o, err := s.deliver()
	if err != nil {
		s.t.Fatalf("Deliver: %v%s", err, antwoordVan(err))
	}
	return o
}

// fails delivers and wants a Fout of the class.
func (s *opstelling) fails(k connectors.Klasse) *connectors.Fout {
	s.t.Helper()
	_, err := s.deliver()
	var f *connectors.Fout
	if !errors.As(err, &f) || f.Klasse != k {
		s.t.Fatalf("Deliver: got %v, want a Fout of class %s%s", err, k, antwoordVan(err))
	}
	if strings.Contains(err.Error()+f.Melding+f.Actie, testBSN) {
		s.t.Error("the Fout shows a BSN")
	}
	return f
}

func antwoordVan(err error) string {
	var f *connectors.Fout
	if errors.As(err, &f) {
		return "\nantwoord: " + string(f.Antwoord)
	}
	return ""
}

// later moves the clock past the settle time.
func (s *opstelling) later() { s.klok.Advance(bezinken + time.Second) }

// complete checks that the plain intake stands there, once.
func (s *opstelling) complete() {
	s.t.Helper()
	s.o.mu.Lock()
	defer s.o.mu.Unlock()
	if len(s.o.zaken) != 1 {
		s.t.Fatalf("got %d zaken, want 1", len(s.o.zaken))
	}
	for _, z := range s.o.zaken {
		if z.kenmerk != string(dossierID) || z.rollen != 2 || len(z.documenten) != len(s.opdr.Zaak.Documenten) {
			s.t.Errorf("got %+v, want the whole zaak", *z)
		}
		for d, n := range z.documenten {
			if n != 1 {
				s.t.Errorf("document %s: got %d, want 1", d, n)
			}
		}
		for _, d := range s.opdr.Zaak.Documenten {
			if !hasValue(z.inhoud, d.SHA256) {
				s.t.Errorf("the content of %s is not there as it was", d.Sleutel)
			}
		}
	}
}

func hasValue(m map[string]string, v string) bool {
	for _, w := range m {
		if w == v {
			return true
		}
	}
	return false
}

func asFout(err error, f **connectors.Fout) bool { return errors.As(err, f) }

// overgeslagen is a journal in which a person supplied the result of the zaak.
type overgeslagen struct {
	*conntest.Geheugen
	resultaat string
}

func (o overgeslagen) Read(ctx context.Context, stap string) (connectors.Boeking, error) {
	if stap == "zaak geheel" {
		return connectors.Boeking{Toestand: connectors.Overgeslagen, Resultaat: []byte(o.resultaat)}, nil
	}
	return o.Geheugen.Read(ctx, stap)
}

// opname is an answer that did not cross a network.
type opname struct {
	kop    http.Header
	status int
	body   bytes.Buffer
}

func (o *opname) Header() http.Header         { return o.kop }
func (o *opname) WriteHeader(status int)      { o.status = status }
func (o *opname) Write(b []byte) (int, error) { return o.body.Write(b) }

func (o *opname) result(r *http.Request) *http.Response {
	return &http.Response{StatusCode: o.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: r, Header: o.kop, Body: io.NopCloser(&o.body)}
}
