package sandbox

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"time"

	"github.com/google/uuid"
)

func (s *Sandbox) zakenRoutes() []route {
	lezen, maken := []string{"zaken.lezen"}, []string{"zaken.aanmaken"}
	wijzigen := []string{"zaken.bijwerken", "zaken.geforceerd-bijwerken"}
	koppelen := append([]string{"zaken.aanmaken"}, wijzigen...)
	zetten := []string{"zaken.aanmaken", "zaken.statussen.toevoegen", "zaken.geforceerd-bijwerken"}
	z := apiZaken
	return []route{
		{"POST " + z + "zaken", maken, true, s.readJSON, s.postZaak},
		{"GET " + z + "zaken", lezen, true, nil, s.listZaken},
		{"GET " + z + "zaken/{uuid}", lezen, true, nil, s.getZaak},
		{"PATCH " + z + "zaken/{uuid}", wijzigen, true, s.readJSON, s.patchZaak},
		{"POST " + z + "rollen", wijzigen, false, s.readJSON, s.postRol},
		{"GET " + z + "rollen", lezen, false, nil, s.listRollen},
		{"GET " + z + "rollen/{uuid}", lezen, false, nil, s.get(soortRol, s.renderRol)},
		{"DELETE " + z + "rollen/{uuid}", wijzigen, false, nil, s.deleteFrom(soortRol)},
		{"POST " + z + "statussen", zetten, false, s.readJSON, s.postStatus},
		{"GET " + z + "statussen", lezen, false, nil, s.listStatussen},
		{"GET " + z + "statussen/{uuid}", lezen, false, nil, s.get(soortStatus, s.renderStatus)},
		{"POST " + z + "zaken/{zaak}/zaakeigenschappen", wijzigen, false, s.readJSON, s.postEigenschap},
		{"GET " + z + "zaken/{zaak}/zaakeigenschappen", lezen, false, nil, s.listEigenschappen},
		{"GET " + z + "zaken/{zaak}/zaakeigenschappen/{uuid}", lezen, false, nil, s.getEigenschap},
		{"PUT " + z + "zaken/{zaak}/zaakeigenschappen/{uuid}", wijzigen, false, s.readJSON, s.changeEigenschap},
		{"PATCH " + z + "zaken/{zaak}/zaakeigenschappen/{uuid}", wijzigen, false, s.readJSON, s.changeEigenschap},
		{"DELETE " + z + "zaken/{zaak}/zaakeigenschappen/{uuid}", wijzigen, false, nil, s.deleteEigenschap},
		{"POST " + z + "zaakinformatieobjecten", koppelen, false, s.readJSON, s.postRelatie},
		{"GET " + z + "zaakinformatieobjecten", lezen, false, nil, s.listRelaties},
		{"GET " + z + "zaakinformatieobjecten/{uuid}", lezen, false, nil, s.get(soortRelatie, s.renderRelatie)},
		{"DELETE " + z + "zaakinformatieobjecten/{uuid}", wijzigen, false, nil, s.deleteFrom(soortRelatie)},
	}
}

// get answers one object of a kind.
func (s *Sandbox) get(soort string, schrijf func(*object, string) map[string]any) func(*oproep) (antwoord, error) {
	return func(o *oproep) (antwoord, error) {
		ob := s.opslag.find(soort, o.r.PathValue("uuid"))
		if ob == nil {
			return antwoord{}, errNotFound
		}
		return antwoord{Status: http.StatusOK, Body: schrijf(ob, o.basis)}, nil
	}
}

// deleteFrom removes one object from a zaak that is still open.
func (s *Sandbox) deleteFrom(soort string) func(*oproep) (antwoord, error) {
	return func(o *oproep) (antwoord, error) {
		ob := s.opslag.find(soort, o.r.PathValue("uuid"))
		if ob == nil {
			return antwoord{}, errNotFound
		}
		if err := s.checkOpen(o, s.opslag.byPath(soortZaak, ob.tekst("zaak"))); err != nil {
			return antwoord{}, err
		}
		return antwoord{Status: http.StatusNoContent}, s.remove(ob)
	}
}

func (s *Sandbox) remove(ob *object) error {
	weg := ob.clone()
	weg.Weg = true
	return s.store(weg)
}

// postZaak is ZRC zaak_create.
func (s *Sandbox) postZaak(o *oproep) (antwoord, error) {
	in, f := s.read(o, zaakVelden, false)
	zt, gevonden := s.zaaktype(tekst(in["zaaktype"]))
	s.checkZaaktype(f, in, gevonden, zt)
	s.checkZaak(f, in)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	if err := s.checkIdentificatie(soortZaak, in); err != nil {
		return antwoord{}, err
	}
	z := &object{Soort: soortZaak, UUID: uuid.NewString(), Velden: in}
	s.fillZaak(z, zt)
	if err := s.store(z); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusCreated, Body: s.renderZaak(z, o.basis)}, nil
}

// checkZaaktype: a URL that is no zaaktype is invalid-resource, a concept
// not-published (OZ; zrc-001). Validity at startdatum is not checked (OZ issue 1778).
func (s *Sandbox) checkZaaktype(f *fout, in map[string]any, gevonden bool, zt Zaaktype) {
	switch {
	case in["zaaktype"] == nil:
	case !gevonden:
		f.add("zaaktype", "invalid-resource", "De resource is geen zaaktype.")
	case zt.Concept:
		f.add("zaaktype", "not-published", "Het zaaktype is een concept.")
	}
}

// checkZaak holds what OZ checks on other servers, which cannot be reached from
// here: every communicatiekanaal is a bad-url; the standard's zaaktypen have no
// producten, so none is a subset (invalid-products-services).
func (s *Sandbox) checkZaak(f *fout, in map[string]any) {
	if !s.config.Streng {
		return
	}
	if tekst(in["communicatiekanaal"]) != "" {
		f.add("communicatiekanaal", "bad-url", "De URL kon niet opgehaald worden.")
	}
	if p, _ := in["productenOfDiensten"].([]any); len(p) > 0 {
		f.add("productenOfDiensten", "invalid-products-services", "De producten of diensten komen niet voor bij het zaaktype.")
	}
	if tekst(in["betalingsindicatie"]) == "nvt" && in["laatsteBetaaldatum"] != nil {
		f.add("laatsteBetaaldatum", "betaling-nvt", "Laatste betaaldatum kan niet gezet worden als de betalingsindicatie nvt is.")
	}
	if h := tekst(in["hoofdzaak"]); h != "" && s.opslag.byPath(soortZaak, h) == nil {
		f.add("hoofdzaak", "does_not_exist", "De hoofdzaak bestaat niet.")
	}
}

// checkIdentificatie: bronorganisatie and identificatie are unique together
// (zrc-002, drc: identificatie-niet-uniek).
func (s *Sandbox) checkIdentificatie(soort string, in map[string]any) error {
	nieuw := &object{Velden: in}
	if !s.config.Streng || nieuw.tekst("identificatie") == "" {
		return nil
	}
	for _, ob := range s.opslag.index[soort+nieuw.tekst("identificatie")] {
		if ob.tekst("bronorganisatie") == nieuw.tekst("bronorganisatie") {
			return invalid("identificatie", "identificatie-niet-uniek", "Deze identificatie bestaat al binnen de organisatie.")
		}
	}
	return nil
}

// fillZaak sets the defaults of OZ: number, dates from the terms of the zaaktype,
// vertrouwelijkheidaanduiding.
func (s *Sandbox) fillZaak(z *object, zt Zaaktype) {
	nu := s.nu()
	standaard(z, "identificatie", fmt.Sprintf("ZAAK-%d-%010d", nu.Year(), s.volgnr+1))
	standaard(z, "registratiedatum", nu.Format(time.DateOnly))
	standaard(z, "vertrouwelijkheidaanduiding", zt.vertrouwelijkheid())
	standaard(z, "archiefstatus", "nog_te_archiveren")
	standaard(z, "einddatumGepland", plusTermijn(z.tekst("startdatum"), zt.Servicenorm))
	standaard(z, "uiterlijkeEinddatumAfdoening", plusTermijn(z.tekst("startdatum"), zt.Doorlooptijd))
}

func standaard(z *object, naam, waarde string) {
	if z.tekst(naam) == "" && waarde != "" {
		z.Velden[naam] = waarde
	}
}

var vormTermijn = regexp.MustCompile(`^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$`)

// plusTermijn adds an ISO 8601 period of whole days to a day; "" when it cannot.
func plusTermijn(dag, termijn string) string {
	m := vormTermijn.FindStringSubmatch(termijn)
	t, err := time.Parse(time.DateOnly, dag)
	if m == nil || termijn == "P" || err != nil {
		return ""
	}
	n := [5]int{}
	for i := 1; i < 5; i++ {
		n[i], _ = strconv.Atoi(m[i]) // digits or nothing
	}
	return t.AddDate(n[1], n[2], 7*n[3]+n[4]).Format(time.DateOnly)
}

func (s *Sandbox) getZaak(o *oproep) (antwoord, error) {
	if o.r.URL.Query().Get("expand") != "" {
		return antwoord{}, errExpand
	}
	return s.get(soortZaak, s.renderZaak)(o)
}

// errExpand: the parameter exists in the standard but not here, and a silent
// answer without _expand would mislead.
var errExpand = invalid("expand", "invalid", "Deze sandbox kent expand niet.")

// patchZaak is ZRC zaak_partial_update. Lists are replaced whole.
func (s *Sandbox) patchZaak(o *oproep) (antwoord, error) {
	z := s.opslag.find(soortZaak, o.r.PathValue("uuid"))
	if z == nil {
		return antwoord{}, errNotFound
	}
	if err := s.checkOpen(o, z); err != nil {
		return antwoord{}, err
	}
	in, f := s.read(o, zaakVelden, true)
	for _, vast := range []string{"identificatie", "zaaktype"} {
		if w, ok := in[vast]; ok && tekst(w) != z.tekst(vast) {
			f.add(vast, "wijzigen-niet-toegelaten", "Dit veld mag niet gewijzigd worden.")
		}
	}
	s.checkZaak(f, in)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	n := z.clone()
	for k, w := range in {
		n.Velden[k] = w
	}
	if err := s.store(n); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusOK, Body: s.renderZaak(n, o.basis)}, nil
}

// checkOpen: a closed zaak takes changes only from who may force them (zrc-007).
func (s *Sandbox) checkOpen(o *oproep, z *object) error {
	if z != nil && z.tekst("einddatum") != "" && !s.may(o.client, "zaken.geforceerd-bijwerken") {
		return errGesloten
	}
	return nil
}

// openZaak finds the zaak that a posted object names. OZ looks in the permission
// phase already: an unknown zaak is object-does-not-exist, a closed one 403.
func (s *Sandbox) openZaak(o *oproep) (*object, error) {
	if o.in["zaak"] == nil {
		return nil, nil // the schema check says required
	}
	url := tekst(o.in["zaak"])
	z := (*object)(nil)
	if len(url) > len(o.basis) && url[:len(o.basis)] == o.basis {
		z = s.opslag.byPath(soortZaak, url[len(o.basis):])
	}
	if z == nil {
		return nil, invalid("zaak", "object-does-not-exist", "Het object bestaat niet in de database.")
	}
	return z, s.checkOpen(o, z)
}

func (s *Sandbox) renderZaak(z *object, basis string) map[string]any {
	uit := render(zaakVelden, z.Velden, basis)
	uit["url"], uit["uuid"] = basis+z.pad(), z.UUID
	uit["eigenschappen"] = urls(s.opslag.van(soortEigenschap, z), basis)
	uit["rollen"] = urls(s.opslag.van(soortRol, z), basis)
	uit["zaakinformatieobjecten"] = urls(s.opslag.van(soortRelatie, z), basis)
	uit["deelzaken"], uit["zaakobjecten"] = []string{}, []string{}
	uit["betalingsindicatieWeergave"] = betaling[z.tekst("betalingsindicatie")]
	if st := s.lastStatus(z); st != nil {
		uit["status"] = basis + st.pad()
	}
	return uit
}

// betaling is the display text of betalingsindicatie (ZRC description of the enum).
var betaling = map[string]string{
	"nvt":          "Er is geen sprake van te betalen, met de zaak gemoeide, kosten.",
	"nog_niet":     "De met de zaak gemoeide kosten zijn (nog) niet betaald.",
	"gedeeltelijk": "De met de zaak gemoeide kosten zijn gedeeltelijk betaald.",
	"geheel":       "De met de zaak gemoeide kosten zijn geheel betaald.",
}

func urls(oo []*object, basis string) []string {
	uit := make([]string, len(oo))
	for i, ob := range oo {
		uit[i] = basis + ob.pad()
	}
	return uit
}
