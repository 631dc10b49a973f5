package sandbox

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"solo/sandbox/stuf"
)

// stufStatussen is ZDS 4.1.1: the statussen that the new object has and the old one
// has not, which are all with verwerkingssoort T.
func (s *Sandbox) stufStatussen(z *object, in *stuf.Knoop) (nieuw []*object, err error) {
	zt, bekend := s.zaaktype(z.tekst("zaaktype"))
	for _, k := range in.Alle("zkn:heeft") {
		if k.IsNil() || k.Att["StUF:verwerkingssoort"] == "I" {
			continue
		}
		st := &object{Soort: soortStatus, UUID: uuid.NewString(), Stuf: k, Velden: map[string]any{"zaak": z.pad(), "statustype": "",
			"stufOmschrijving": k.Waarde("zkn:gerelateerde", "zkn:omschrijving"), "statustoelichting": k.Waarde("zkn:toelichting")}}
		t, ok := moment(k.Waarde("zkn:datumStatusGezet"))
		if !ok {
			t = s.nu()
		}
		st.Velden["datumStatusGezet"] = t.UTC().Format(time.RFC3339)
		typ, ok := statustype(zt, k.Eerste("zkn:gerelateerde"))
		if s.config.Streng && bekend && !ok {
			return nil, &stuf.Fout{Code: "StUF058", Tekst: "Het statustype is onbekend bij het zaaktype", Details: "zkn:heeft/zkn:gerelateerde"}
		}
		nieuw = append(nieuw, st)
		if ok {
			st.Velden["statustype"] = s.catalogus.statustypePad(zt, typ)
		}
		if ok && zt.isEind(typ) {
			z = closed(z, st.Velden)
			nieuw = append(nieuw, z)
		}
	}
	return nieuw, nil
}

// statustype finds a status by its omschrijving, or else by its volgnummer.
func statustype(zt Zaaktype, k *stuf.Knoop) (Statustype, bool) {
	nummer, _ := strconv.Atoi(k.Waarde("zkn:volgnummer")) // no number is 0, which is none
	for _, zoek := range []func(t Statustype) bool{
		func(t Statustype) bool { return t.Omschrijving == k.Waarde("zkn:omschrijving") },
		func(t Statustype) bool {
			return k.Waarde("zkn:omschrijving") == "" && t.Volgnummer == nummer
		},
	} {
		if i := slices.IndexFunc(zt.Statustypen, zoek); i >= 0 {
			return zt.Statustypen[i], true
		}
	}
	return Statustype{}, false
}

// updateZaak is ZDS 4.1.3: what the new object has takes the place of what there
// was; new relations are added.
func (s *Sandbox) updateZaak(z *object, oud, in *stuf.Knoop) ([]*object, error) {
	if oud.Waarde("zkn:identificatie") != in.Waarde("zkn:identificatie") {
		return nil, stuf.Weiger("StUF055", "object: oud en nieuw hebben een andere identificatie")
	}
	for _, k := range in.Kind {
		if v := k.Att["StUF:verwerkingssoort"]; rolnamen[k.Naam][0] != "" && !strings.Contains("TIS", v) {
			return nil, &stuf.Fout{Code: "StUF058", Tekst: "Deze sandbox voegt betrokkenen alleen toe", Details: k.Naam}
		}
	}
	n := z.clone()
	n.Stuf = stuf.Voeg(z.Stuf, in, func(k *stuf.Knoop) bool {
		_, rol := rolnamen[k.Naam]
		return rol && k.Att["StUF:verwerkingssoort"] == "T"
	})
	zt, bekend := s.zaaktype(z.tekst("zaaktype"))
	s.viewZaak(n, zt, bekend)
	nieuw := append([]*object{n}, s.newRollen(n, zt, in)...)
	statussen, err := s.stufStatussen(n, in)
	if err != nil {
		return nil, err
	}
	return slices.Concat(nieuw, s.newExtra(n, in), statussen), nil
}

func (s *Sandbox) newRollen(z *object, zt Zaaktype, in *stuf.Knoop) (nieuw []*object) {
	for _, k := range in.Kind {
		if k.Att["StUF:verwerkingssoort"] != "T" {
			continue
		}
		if r := s.stufRol(z, zt, k); r != nil {
			nieuw = append(nieuw, r)
		}
	}
	return nieuw
}

// newExtra replaces the eigenschappen of the same naam.
func (s *Sandbox) newExtra(z *object, in *stuf.Knoop) []*object {
	nieuw := extra(z, in)
	for _, e := range s.opslag.van(soortEigenschap, z) {
		if slices.ContainsFunc(nieuw, func(n *object) bool { return n.tekst("stufNaam") == e.tekst("stufNaam") }) {
			weg := e.clone()
			weg.Weg = true
			nieuw = append(nieuw, weg)
		}
	}
	return slices.DeleteFunc(nieuw, func(n *object) bool { return n.tekst("waarde") == "" && !n.Weg })
}
