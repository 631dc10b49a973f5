package sandbox

import (
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"
)

// postRelatie is ZRC zaakinformatieobject_create.
func (s *Sandbox) postRelatie(o *oproep) (antwoord, error) {
	z, err := s.openZaak(o)
	if err != nil {
		return antwoord{}, err
	}
	in, f := s.read(o, relatieVelden, false)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	if err := s.checkRelatie(z, in); err != nil {
		return antwoord{}, err
	}
	in["registratiedatum"] = s.nu().Format(time.RFC3339Nano)
	r := &object{Soort: soortRelatie, UUID: uuid.NewString(), Velden: in}
	if err := s.store(r); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusCreated, Body: s.renderRelatie(r, o.basis)}, nil
}

// checkRelatie: the document exists; zaak and informatieobject are unique together;
// the zaaktype knows this kind of document (zrc-006,
// missing-zaaktype-informatieobjecttype-relation).
func (s *Sandbox) checkRelatie(z *object, in map[string]any) error {
	d := s.opslag.byPath(soortDocument, tekst(in["informatieobject"]))
	if d == nil {
		return invalid("informatieobject", "does_not_exist", "Het informatieobject bestaat niet.")
	}
	for _, r := range s.opslag.van(soortRelatie, z) {
		if s.config.Streng && r.tekst("informatieobject") == d.pad() {
			return invalid(algemeen, "unique", "De velden zaak, informatieobject moeten een unieke set zijn.")
		}
	}
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	soorten := s.catalogus.informatieobjecttypen(zt)
	if !slices.ContainsFunc(soorten, func(t Informatieobjecttype) bool {
		return s.catalogus.informatieobjecttypePad(t) == d.tekst("informatieobjecttype")
	}) {
		return invalid(algemeen, "missing-zaaktype-informatieobjecttype-relation", "Het informatieobjecttype hoort niet bij het zaaktype.")
	}
	if st := tekst(in["status"]); st != "" && s.opslag.byPath(soortStatus, st) == nil {
		return invalid("status", "does_not_exist", "De status bestaat niet.")
	}
	return nil
}

// listRelaties is ZRC zaakinformatieobject_list: a bare array.
func (s *Sandbox) listRelaties(o *oproep) (antwoord, error) {
	ff := filters{"zaak": hier(o.basis, "zaak"), "informatieobject": hier(o.basis, "informatieobject")}
	rr, err := s.filterQuery(o, ff, s.within(o, soortRelatie))
	if err != nil {
		return antwoord{}, err
	}
	uit := []any{}
	for _, r := range rr {
		uit = append(uit, s.renderRelatie(r, o.basis))
	}
	return antwoord{Status: http.StatusOK, Body: uit}, nil
}

func (s *Sandbox) renderRelatie(r *object, basis string) map[string]any {
	uit := render(relatieVelden, r.Velden, basis)
	uit["url"], uit["uuid"] = basis+r.pad(), r.UUID
	uit["aardRelatieWeergave"] = "Hoort bij, omgekeerd: kent"
	return uit
}
