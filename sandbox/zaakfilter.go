package sandbox

import (
	"slices"
	"strings"
)

// listZaken is ZRC zaak_list with all its parameters but expand.
func (s *Sandbox) listZaken(o *oproep) (antwoord, error) {
	q := o.r.URL.Query()
	if q.Get("expand") != "" {
		return antwoord{}, errExpand
	}
	if err := checkDatums(q, datumParameters()...); err != nil {
		return antwoord{}, err
	}
	zaken, err := s.filterQuery(o, s.zaakFilters(o.basis), s.numbered(o, soortZaak))
	if err != nil {
		return antwoord{}, err
	}
	sortZaken(zaken, q.Get("ordering"))
	return s.paginate(o, len(zaken), func(i int) map[string]any { return s.renderZaak(zaken[i], o.basis) })
}

// datumVelden lists which comparisons the standard has for each date.
var datumVelden = map[string][]string{
	"archiefactiedatum": {"", "__lt", "__gt"}, "startdatum": {"", "__gt", "__gte", "__lt", "__lte"},
	"registratiedatum": {"", "__gt", "__lt"}, "einddatum": {"", "__gt", "__lt"},
	"einddatumGepland": {"", "__gt", "__lt"}, "uiterlijkeEinddatumAfdoening": {"", "__gt", "__lt"},
}

func datumParameters() (namen []string) {
	for veld, soorten := range datumVelden {
		for _, sf := range soorten {
			namen = append(namen, veld+sf)
		}
	}
	return namen
}

func (s *Sandbox) zaakFilters(basis string) filters {
	ff := filters{"page": altijd, "expand": altijd, "ordering": altijd, "zaaktype": hier(basis, "zaaktype"),
		"maximaleVertrouwelijkheidaanduiding": hoogstens}
	for _, n := range []string{"identificatie", "bronorganisatie", "archiefnominatie", "archiefstatus"} {
		ff[n] = gelijk(n)
	}
	for _, n := range []string{"bronorganisatie", "archiefnominatie", "archiefstatus"} {
		ff[n+"__in"] = func(z *object, w string) bool { return slices.Contains(strings.Split(w, ","), z.tekst(n)) }
	}
	for _, n := range []string{"archiefactiedatum", "einddatum"} {
		ff[n+"__isnull"] = func(z *object, w string) bool { return (z.tekst(n) == "") == (w == "true") }
	}
	for n, soorten := range datumVelden {
		for _, sf := range soorten {
			ff[n+sf] = vergelijk(n, sf)
		}
	}
	s.rolFilters(ff)
	return ff
}

// vergelijk compares dates as text, which is their order; no date never matches.
func vergelijk(naam, soort string) filter {
	return func(z *object, w string) bool {
		c := strings.Compare(z.tekst(naam), w)
		if z.tekst(naam) == "" {
			return false
		}
		switch soort {
		case "__lt":
			return c < 0
		case "__lte":
			return c <= 0
		case "__gt":
			return c > 0
		case "__gte":
			return c >= 0
		}
		return c == 0
	}
}

func hoogstens(z *object, w string) bool {
	return slices.Index(vertrouwelijkheden, z.tekst("vertrouwelijkheidaanduiding")) <= slices.Index(vertrouwelijkheden, w)
}

// rolParameters are the fields of betrokkeneIdentificatie by the end of their
// parameter.
var rolParameters = map[string]string{
	"natuurlijkPersoon__inpBsn": "inpBsn", "natuurlijkPersoon__anpIdentificatie": "anpIdentificatie",
	"natuurlijkPersoon__inpA_nummer": "inpA_nummer", "nietNatuurlijkPersoon__innNnpId": "innNnpId",
	"nietNatuurlijkPersoon__annIdentificatie": "annIdentificatie", "vestiging__vestigingsNummer": "vestigingsNummer",
	"medewerker__identificatie": "identificatie", "organisatorischeEenheid__identificatie": "identificatie",
}

// betrokkeneFilters are the parameters on who plays a rol.
func betrokkeneFilters() filters {
	ff := filters{"betrokkene": gelijk("betrokkene"), "betrokkeneType": gelijk("betrokkeneType"),
		"omschrijvingGeneriek": gelijk("omschrijvingGeneriek")}
	for vraag, veld := range rolParameters {
		soort, _, _ := strings.Cut(vraag, "__")
		ff["betrokkeneIdentificatie__"+vraag] = func(r *object, w string) bool {
			wie, _ := r.Velden["betrokkeneIdentificatie"].(map[string]any)
			return strings.EqualFold(strings.ReplaceAll(r.tekst("betrokkeneType"), "_", ""), soort) && tekst(wie[veld]) == w
		}
	}
	return ff
}

// rolFilters keeps a zaak when one of its rollen matches.
func (s *Sandbox) rolFilters(ff filters) {
	for n, f := range betrokkeneFilters() {
		ff["rol__"+n] = func(z *object, w string) bool {
			return slices.ContainsFunc(s.opslag.van(soortRol, z), func(r *object) bool { return f(r, w) })
		}
	}
}

// sortZaken orders by one or more fields, "-" in front for descending. Without it
// the newest comes first, as in OZ.
func sortZaken(zaken []*object, volgorde string) {
	if volgorde == "" {
		slices.Reverse(zaken)
		return
	}
	slices.SortStableFunc(zaken, func(a, b *object) int {
		for naam := range strings.SplitSeq(volgorde, ",") {
			veld, af := strings.CutPrefix(naam, "-")
			c := strings.Compare(a.tekst(veld), b.tekst(veld))
			if af {
				c = -c
			}
			if c != 0 {
				return c
			}
		}
		return 0
	})
}
