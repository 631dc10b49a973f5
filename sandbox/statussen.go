package sandbox

import (
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"
)

// postStatus is ZRC status_create.
func (s *Sandbox) postStatus(o *oproep) (antwoord, error) {
	z, err := s.openZaak(o)
	if err != nil {
		return antwoord{}, err
	}
	if err := s.checkTweede(o, z); err != nil {
		return antwoord{}, err
	}
	in, f := s.read(o, statusVelden, false)
	s.checkTijd(f, in)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	eind, err := s.checkStatus(z, in)
	if err != nil {
		return antwoord{}, err
	}
	st := &object{Soort: soortStatus, UUID: uuid.NewString(), Velden: in}
	nieuw := []*object{st}
	if eind {
		nieuw = append(nieuw, closed(z, in))
	}
	if err := s.store(nieuw...); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusCreated, Body: s.renderStatus(st, o.basis)}, nil
}

// checkTweede: with zaken.aanmaken alone a client sets the first status only (OZ).
func (s *Sandbox) checkTweede(o *oproep, z *object) error {
	if z == nil || len(s.opslag.van(soortStatus, z)) == 0 ||
		s.may(o.client, "zaken.statussen.toevoegen", "zaken.geforceerd-bijwerken") {
		return nil
	}
	return weiger("permission_denied", "Met de rechten zaken.aanmaken mag je slechts 1 status zetten.")
}

// checkTijd: a status lies not in the future, without leeway (OZ date-in-future).
func (s *Sandbox) checkTijd(f *fout, in map[string]any) {
	t, err := time.Parse(time.RFC3339, tekst(in["datumStatusGezet"]))
	if s.config.Streng && err == nil && t.After(s.nu()) {
		f.add("datumStatusGezet", "date-in-future", "Een datum in de toekomst is niet toegestaan.")
	}
}

// checkStatus: the statustype belongs to this zaaktype version; zaak and
// datumStatusGezet are unique together; gezetdoor is a rol of this zaak; the end
// status needs a resultaat (zrc-011), which this sandbox does not serve.
func (s *Sandbox) checkStatus(z *object, in map[string]any) (eind bool, err error) {
	pad := tekst(in["statustype"])
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	i := slices.IndexFunc(zt.Statustypen, func(t Statustype) bool { return s.catalogus.statustypePad(zt, t) == pad })
	if i < 0 {
		return false, s.mismatch("statustype", pad, z)
	}
	if r := tekst(in["gezetdoor"]); r != "" {
		if rol := s.opslag.byPath(soortRol, r); rol == nil || rol.tekst("zaak") != z.pad() {
			return false, invalid("gezetdoor", "zaak-mismatch", "De rol hoort niet bij de zaak.")
		}
	}
	if !s.config.Streng {
		return zt.isEind(zt.Statustypen[i]), nil
	}
	if zt.isEind(zt.Statustypen[i]) {
		return false, invalid(algemeen, "resultaat-does-not-exist", "De zaak heeft geen resultaat.")
	}
	for _, st := range s.opslag.van(soortStatus, z) {
		if st.tekst("datumStatusGezet") == tekst(in["datumStatusGezet"]) {
			return false, invalid(algemeen, "unique", "De velden zaak, datumStatusGezet moeten een unieke set zijn.")
		}
	}
	return false, nil
}

// closed is the zaak with the einddatum that its end status gives it.
func closed(z *object, status map[string]any) *object {
	n := z.clone()
	n.Velden["einddatum"] = tekst(status["datumStatusGezet"])[:len(time.DateOnly)]
	return n
}

// listStatussen is ZRC status_list.
func (s *Sandbox) listStatussen(o *oproep) (antwoord, error) {
	ff := filters{"page": altijd, "zaak": hier(o.basis, "zaak"), "statustype": hier(o.basis, "statustype"),
		"indicatieLaatstGezetteStatus": func(st *object, w string) bool { return s.isLast(st) == (w == "true") }}
	ss, err := s.filterQuery(o, ff, s.within(o, soortStatus))
	if err != nil {
		return antwoord{}, err
	}
	slices.SortStableFunc(ss, func(a, b *object) int { return gezet(b).Compare(gezet(a)) })
	return s.paginate(o, len(ss), func(i int) map[string]any { return s.renderStatus(ss[i], o.basis) })
}

// lastStatus is the one with the latest datumStatusGezet; nil when there is none.
func (s *Sandbox) lastStatus(z *object) (laatste *object) {
	for _, st := range s.opslag.van(soortStatus, z) {
		if laatste == nil || !gezet(st).Before(gezet(laatste)) {
			laatste = st
		}
	}
	return laatste
}

func gezet(st *object) time.Time {
	t, _ := time.Parse(time.RFC3339, st.tekst("datumStatusGezet")) // checked when posted
	return t
}

func (s *Sandbox) isLast(st *object) bool {
	return s.lastStatus(s.opslag.byPath(soortZaak, st.tekst("zaak"))) == st
}

func (s *Sandbox) renderStatus(st *object, basis string) map[string]any {
	uit := render(statusVelden, st.Velden, basis)
	uit["url"], uit["uuid"] = basis+st.pad(), st.UUID
	uit["indicatieLaatstGezetteStatus"] = s.isLast(st)
	zios := []string{}
	for _, r := range s.opslag.index[soortRelatie+st.tekst("zaak")] {
		if r.tekst("status") == st.pad() {
			zios = append(zios, basis+r.pad())
		}
	}
	uit["zaakinformatieobjecten"] = zios
	return uit
}
