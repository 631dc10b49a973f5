package sandbox

import (
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
)

// eigenschapZaak finds the zaak in the path.
func (s *Sandbox) eigenschapZaak(o *oproep) (*object, error) {
	if z := s.opslag.find(soortZaak, o.r.PathValue("zaak")); z != nil {
		return z, nil
	}
	return nil, errNotFound
}

// postEigenschap is ZRC zaakeigenschap_create. Nothing is unique here: a repeated
// POST makes a second value.
func (s *Sandbox) postEigenschap(o *oproep) (antwoord, error) {
	z, err := s.eigenschapZaak(o)
	if err != nil {
		return antwoord{}, err
	}
	if err := s.checkOpen(o, z); err != nil {
		return antwoord{}, err
	}
	in, f := s.read(o, eigenschapVelden, false)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	if err := s.checkEigenschap(z, in); err != nil {
		return antwoord{}, err
	}
	e := &object{Soort: soortEigenschap, UUID: uuid.NewString(), Velden: in}
	if err := s.store(e); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusCreated, Body: s.renderEigenschap(e, o.basis)}, nil
}

// checkEigenschap: the body names the zaak of the path; the eigenschap belongs to
// its zaaktype version (zaaktype-mismatch); naam is copied from it.
func (s *Sandbox) checkEigenschap(z *object, in map[string]any) error {
	if tekst(in["zaak"]) != z.pad() {
		return invalid("zaak", "no_match", "De zaak is een andere dan die in de URL.")
	}
	pad := tekst(in["eigenschap"])
	zt, _ := s.zaaktype(z.tekst("zaaktype"))
	i := slices.IndexFunc(zt.Eigenschappen, func(e Eigenschap) bool { return s.catalogus.eigenschapPad(zt, e) == pad })
	if i < 0 {
		return s.mismatch("eigenschap", pad, z)
	}
	in["naam"] = zt.Eigenschappen[i].Naam
	if s.config.WaardeControle && !zt.Eigenschappen[i].accepts(tekst(in["waarde"])) {
		return invalid("waarde", "waarde-incorrect-format", "De waarde past niet bij de specificatie van de eigenschap.")
	}
	return nil
}

var (
	vormDag      = "20060102"
	vormMoment   = "20060102150405"
	vormGetalTxt = regexp.MustCompile(`^([0-9]*)(?:,([0-9]*))?$`)
)

// accepts is the rule of OZ: a member of the waardenverzameling when there is one;
// tekst by length; getal with a decimal comma and no sign; datum YYYYMMDD;
// datum_tijd YYYYMMDDHHMMSS.
func (e Eigenschap) accepts(waarde string) bool {
	if len(e.Waarden) > 0 && !slices.Contains(e.Waarden, waarde) {
		return false
	}
	switch e.Formaat {
	case "datum":
		_, err := time.Parse(vormDag, waarde)
		return err == nil
	case "datum_tijd":
		_, err := time.Parse(vormMoment, waarde)
		return err == nil
	case "getal":
		return e.acceptsGetal(waarde)
	}
	n, err := strconv.Atoi(e.Lengte)
	return err != nil || utf8.RuneCountInString(waarde) <= n
}

func (e Eigenschap) acceptsGetal(waarde string) bool {
	m := vormGetalTxt.FindStringSubmatch(waarde)
	heel, deel, _ := strings.Cut(e.Lengte, ",")
	n, _ := strconv.Atoi(heel) // no length leaves no room
	d, _ := strconv.Atoi(deel)
	return m != nil && len(m[1]) <= n && len(m[2]) <= d && (d > 0 || !strings.Contains(waarde, ","))
}

// findEigenschap finds the eigenschap in the path, below its own zaak.
func (s *Sandbox) findEigenschap(o *oproep) (z, e *object, err error) {
	if z, err = s.eigenschapZaak(o); err != nil {
		return nil, nil, err
	}
	e = s.opslag.find(soortEigenschap, o.r.PathValue("uuid"))
	if e == nil || e.tekst("zaak") != z.pad() {
		return nil, nil, errNotFound
	}
	return z, e, nil
}

// changeEigenschap is ZRC zaakeigenschap_update and _partial_update. Only the
// waarde changes: zaak and eigenschap stay (wijzigen-niet-toegelaten).
func (s *Sandbox) changeEigenschap(o *oproep) (antwoord, error) {
	z, e, err := s.findEigenschap(o)
	if err != nil {
		return antwoord{}, err
	}
	if err := s.checkOpen(o, z); err != nil {
		return antwoord{}, err
	}
	in, f := s.read(o, eigenschapVelden, o.r.Method == http.MethodPatch)
	n := e.clone()
	for k, w := range in {
		if k != "waarde" && tekst(w) != e.tekst(k) {
			f.add(k, "wijzigen-niet-toegelaten", "Dit veld mag niet gewijzigd worden.")
		}
		n.Velden[k] = w
	}
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	if err := s.checkEigenschap(z, n.Velden); err != nil {
		return antwoord{}, err
	}
	if err := s.store(n); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusOK, Body: s.renderEigenschap(n, o.basis)}, nil
}

func (s *Sandbox) getEigenschap(o *oproep) (antwoord, error) {
	_, e, err := s.findEigenschap(o)
	if err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusOK, Body: s.renderEigenschap(e, o.basis)}, nil
}

func (s *Sandbox) deleteEigenschap(o *oproep) (antwoord, error) {
	z, e, err := s.findEigenschap(o)
	if err != nil {
		return antwoord{}, err
	}
	if err := s.checkOpen(o, z); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusNoContent}, s.remove(e)
}

// listEigenschappen is ZRC zaakeigenschap_list: a bare array without parameters.
func (s *Sandbox) listEigenschappen(o *oproep) (antwoord, error) {
	z, err := s.eigenschapZaak(o)
	if err != nil {
		return antwoord{}, err
	}
	if err := s.noQuery(o); err != nil {
		return antwoord{}, err
	}
	uit := []any{}
	for _, e := range s.opslag.van(soortEigenschap, z) {
		uit = append(uit, s.renderEigenschap(e, o.basis))
	}
	return antwoord{Status: http.StatusOK, Body: uit}, nil
}

func (s *Sandbox) renderEigenschap(e *object, basis string) map[string]any {
	uit := render(eigenschapVelden, e.Velden, basis)
	uit["url"], uit["uuid"] = basis+e.pad(), e.UUID
	return uit
}
