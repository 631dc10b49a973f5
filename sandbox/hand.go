package sandbox

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"time"

	"github.com/google/uuid"
)

// ErrOnbekend reports a zaak or type that is not there.
var ErrOnbekend = errors.New("sandbox: not found")

// What a caseworker does by hand, past the API. A zaak is named by its
// identificatie, its UUID or its URL.

// CloseZaak gives the zaak its end status now, with an einddatum: further changes
// through the API are 403.
func (s *Sandbox) CloseZaak(zaak string) error {
	return s.byHand(zaak, func(z *object, zt Zaaktype) ([]*object, error) {
		i := slices.IndexFunc(zt.Statustypen, zt.isEind)
		if i < 0 {
			return nil, fmt.Errorf("end status: %w", ErrOnbekend)
		}
		st := &object{Soort: soortStatus, UUID: uuid.NewString(), Velden: map[string]any{"zaak": z.pad(),
			"statustype": s.catalogus.statustypePad(zt, zt.Statustypen[i]), "datumStatusGezet": s.nu().Format(time.RFC3339Nano)}}
		return []*object{st, closed(z, st.Velden)}, nil
	})
}

// DeleteZaak removes the zaak and everything that hangs on it but the documents.
func (s *Sandbox) DeleteZaak(zaak string) error {
	return s.byHand(zaak, func(z *object, _ Zaaktype) (weg []*object, _ error) {
		for _, soort := range []string{soortRol, soortStatus, soortEigenschap, soortRelatie} {
			for _, ob := range s.opslag.van(soort, z) {
				weg = append(weg, ob.clone())
			}
		}
		weg = append(weg, z.clone())
		for _, ob := range weg {
			ob.Weg = true
		}
		return weg, nil
	})
}

// AddRol adds a rol of a natuurlijk persoon; velden are its betrokkeneIdentificatie.
func (s *Sandbox) AddRol(zaak, roltype, roltoelichting string, velden map[string]any) error {
	return s.byHand(zaak, func(z *object, zt Zaaktype) ([]*object, error) {
		i := slices.IndexFunc(zt.Roltypen, func(r Roltype) bool { return r.Omschrijving == roltype })
		if i < 0 {
			return nil, fmt.Errorf("roltype %s: %w", roltype, ErrOnbekend)
		}
		rt := zt.Roltypen[i]
		return []*object{{Soort: soortRol, UUID: uuid.NewString(), Velden: map[string]any{
			"zaak": z.pad(), "roltype": s.catalogus.roltypePad(zt, rt), "betrokkeneType": "natuurlijk_persoon",
			"omschrijving": rt.Omschrijving, "omschrijvingGeneriek": rt.OmschrijvingGeneriek, "roltoelichting": roltoelichting,
			"registratiedatum": s.nu().Format(time.RFC3339Nano), "betrokkeneIdentificatie": velden}}}, nil
	})
}

// AddEigenschap adds a value to the zaak, also when there is one already.
func (s *Sandbox) AddEigenschap(zaak, naam, waarde string) error {
	return s.byHand(zaak, func(z *object, zt Zaaktype) ([]*object, error) {
		i := slices.IndexFunc(zt.Eigenschappen, func(e Eigenschap) bool { return e.Naam == naam })
		if i < 0 {
			return nil, fmt.Errorf("eigenschap %s: %w", naam, ErrOnbekend)
		}
		return []*object{{Soort: soortEigenschap, UUID: uuid.NewString(), Velden: map[string]any{"zaak": z.pad(),
			"eigenschap": s.catalogus.eigenschapPad(zt, zt.Eigenschappen[i]), "naam": naam, "waarde": waarde}}}, nil
	})
}

// byHand finds the zaak and stores what f makes of it.
func (s *Sandbox) byHand(zaak string, f func(z *object, zt Zaaktype) ([]*object, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.IndexFunc(s.opslag.lijst[soortZaak], func(z *object) bool {
		return z.tekst("identificatie") == zaak || z.UUID == path.Base(zaak)
	})
	if i < 0 {
		return fmt.Errorf("zaak: %w", ErrOnbekend)
	}
	z := s.opslag.lijst[soortZaak][i]
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	oo, err := f(z, zt)
	if err != nil {
		return err
	}
	return s.store(oo...)
}
