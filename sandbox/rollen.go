package sandbox

import (
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"
)

// postRol is ZRC rol_create.
func (s *Sandbox) postRol(o *oproep) (antwoord, error) {
	z, err := s.openZaak(o)
	if err != nil {
		return antwoord{}, err
	}
	in, f := s.read(o, slices.Concat(rolVelden, s.betrokkeneVeld(o)), false)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	rt, err := s.checkRol(z, in)
	if err != nil {
		return antwoord{}, err
	}
	in["omschrijving"], in["omschrijvingGeneriek"] = rt.Omschrijving, rt.OmschrijvingGeneriek
	in["registratiedatum"] = s.nu().Format(time.RFC3339Nano)
	r := &object{Soort: soortRol, UUID: uuid.NewString(), Velden: in}
	if err := s.store(r); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusCreated, Body: s.renderRol(r, o.basis)}, nil
}

// betrokkeneVeld is betrokkeneIdentificatie, whose shape follows betrokkeneType
// (ZRC discriminator of Rol).
func (s *Sandbox) betrokkeneVeld(o *oproep) []veld {
	velden, ok := betrokkenen[tekst(o.in["betrokkeneType"])]
	if !ok {
		return nil
	}
	return []veld{{naam: "betrokkeneIdentificatie", vorm: vormGroep, null: true, velden: velden}}
}

// checkRol: somebody must be named (invalid-betrokkene); the roltype belongs to
// this version of the zaaktype (zaaktype-mismatch, zrc-004); one initiator and one
// zaakcoordinator (max-occurences, spelled so; OZ only).
func (s *Sandbox) checkRol(z *object, in map[string]any) (Roltype, error) {
	wie, _ := in["betrokkeneIdentificatie"].(map[string]any)
	if tekst(in["betrokkene"]) == "" && len(wie) == 0 {
		return Roltype{}, invalid(algemeen, "invalid-betrokkene", "betrokkene of betrokkeneIdentificatie is vereist.")
	}
	pad := tekst(in["roltype"])
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	i := slices.IndexFunc(zt.Roltypen, func(r Roltype) bool { return s.catalogus.roltypePad(zt, r) == pad })
	if i < 0 {
		return Roltype{}, s.mismatch("roltype", pad, z)
	}
	rt := zt.Roltypen[i]
	if s.config.Streng && (rt.OmschrijvingGeneriek == "initiator" || rt.OmschrijvingGeneriek == "zaakcoordinator") {
		for _, r := range s.opslag.van(soortRol, z) {
			if r.tekst("omschrijvingGeneriek") == rt.OmschrijvingGeneriek {
				return rt, invalid("roltype", "max-occurences", "Er is al een rol met deze generieke omschrijving.")
			}
		}
	}
	return rt, nil
}

// mismatch tells a type of another zaaktype (version) from a URL that is no such
// type at all.
func (s *Sandbox) mismatch(veld, pad string, z *object) error {
	if s.typeExists(veld, pad) {
		return invalid(algemeen, "zaaktype-mismatch", "De "+veld+" hoort niet bij het zaaktype van de zaak.")
	}
	return invalid(veld, "invalid-resource", "De resource is geen "+veld+".")
}

// listRollen is ZRC rol_list.
func (s *Sandbox) listRollen(o *oproep) (antwoord, error) {
	ff := betrokkeneFilters()
	ff["page"], ff["zaak"], ff["roltype"] = altijd, hier(o.basis, "zaak"), hier(o.basis, "roltype")
	ff["omschrijving"] = gelijk("omschrijving")
	rollen, err := s.filterQuery(o, ff, s.within(o, soortRol))
	if err != nil {
		return antwoord{}, err
	}
	return s.paginate(o, len(rollen), func(i int) map[string]any { return s.renderRol(rollen[i], o.basis) })
}

// within narrows a list to the zaak in the query before filtering, for speed.
func (s *Sandbox) within(o *oproep, soort string) []*object {
	zaak := o.r.URL.Query().Get("zaak")
	if len(zaak) <= len(o.basis) {
		return s.opslag.lijst[soort]
	}
	return s.opslag.index[soort+zaak[len(o.basis):]]
}

func (s *Sandbox) renderRol(r *object, basis string) map[string]any {
	uit := render(rolVelden, r.Velden, basis)
	uit["url"], uit["uuid"] = basis+r.pad(), r.UUID
	wie, _ := r.Velden["betrokkeneIdentificatie"].(map[string]any)
	uit["betrokkeneIdentificatie"] = render(betrokkenen[r.tekst("betrokkeneType")], wie, basis)
	gezet := []string{}
	for _, st := range s.opslag.index[soortStatus+r.tekst("zaak")] {
		if st.tekst("gezetdoor") == r.pad() {
			gezet = append(gezet, basis+st.pad())
		}
	}
	uit["statussen"] = gezet
	return uit
}
