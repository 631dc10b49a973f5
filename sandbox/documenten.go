package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"

	"solo/sandbox/inhoud"
)

func (s *Sandbox) documentenRoutes() []route {
	lezen, wijzigen := []string{"documenten.lezen"}, []string{"documenten.bijwerken", "documenten.geforceerd-bijwerken"}
	sloten := []string{"documenten.lock"}
	e := apiDocumenten + "enkelvoudiginformatieobjecten"
	return []route{
		{"POST " + e, []string{"documenten.aanmaken"}, false, s.readDocument, s.postDocument},
		{"GET " + e, lezen, false, nil, s.listDocumenten},
		{"GET " + e + "/{uuid}", lezen, false, nil, s.getDocument},
		{"PATCH " + e + "/{uuid}", wijzigen, false, s.readDocument, s.patchDocument},
		{"DELETE " + e + "/{uuid}", []string{"documenten.verwijderen", "documenten.geforceerd-verwijderen"}, false, nil, s.deleteDocument},
		{"GET " + e + "/{uuid}/download", lezen, false, nil, s.download},
		{"POST " + e + "/{uuid}/lock", sloten, false, nil, s.lockDocument},
		{"POST " + e + "/{uuid}/unlock", []string{"documenten.lock", "documenten.geforceerd-unlock"}, false, s.readOptional, s.unlockDocument},
		{"PUT " + apiDocumenten + "bestandsdelen/{uuid}", wijzigen, false, s.readDeel, s.putDeel},
	}
}

// readDocument reads a body whose inhoud goes to disk while it comes in.
func (s *Sandbox) readDocument(o *oproep) error {
	body, err := s.openJSON(o)
	if err != nil {
		return err
	}
	if o.inhoud, err = s.bestanden.receive(); err != nil {
		return err
	}
	o.ruim = append(o.ruim, o.inhoud.discard)
	uit, err := inhoud.Extract(body, "inhoud", maxTekst, o.inhoud)
	if err != nil {
		return inhoudFout(err)
	}
	o.inhoud.gevonden, o.inhoud.fout = uit.Gevonden, uit.Fout
	if err := o.inhoud.finish(); err != nil {
		return err
	}
	return o.parse(uit.Rest)
}

func inhoudFout(err error) error {
	if errors.Is(err, inhoud.ErrTeGroot) {
		return errTeGroot
	}
	return readFout(err)
}

// postDocument is DRC enkelvoudiginformatieobject_create: with content, without,
// empty, or in parts when inhoud is null and bestandsomvang above zero.
func (s *Sandbox) postDocument(o *oproep) (antwoord, error) {
	in, f := s.read(o, documentVelden, false)
	s.checkDocument(f, in, o)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	if err := s.checkIdentificatie(soortDocument, in); err != nil {
		return antwoord{}, err
	}
	d := &object{Soort: soortDocument, UUID: uuid.NewString(), Velden: in, Versie: 1}
	s.fillDocument(d)
	if err := s.takeInhoud(d, o.inhoud); err != nil {
		return antwoord{}, err
	}
	if len(d.Inhoud) == 0 && omvang(d) > 0 {
		d.Lock, d.Delen = newLock(), s.splitDelen(omvang(d))
	}
	if err := s.store(d); err != nil {
		return antwoord{}, err
	}
	uit := s.renderDocument(d, o.basis)
	uit["lock"] = d.Lock
	return antwoord{Status: http.StatusCreated, Body: uit}, nil
}

// checkDocument holds the rules across fields: the type (not-published), base64,
// size (file-size), receipt with an unfinished status (invalid_for_received), and
// gebruiksrechten that are not there (missing-gebruiksrechten); OZ, drc-001 to 006.
func (s *Sandbox) checkDocument(f *fout, in map[string]any, o *oproep) {
	s.checkIOT(f, in)
	ontvangen := o.inhoud
	switch {
	case o.in["inhoud"] != nil && !ontvangen.gevonden:
		f.add("inhoud", "invalid", "De inhoud is geen tekst.")
	case errors.Is(ontvangen.fout, inhoud.ErrTeken):
		f.add("inhoud", "invalid-base64", "De inhoud is geen geldige base64.")
	case ontvangen.fout != nil:
		f.add("inhoud", "incorrect-base64-padding", "De inhoud heeft onjuiste base64-opvulling.")
	case ontvangen.gevonden && in["bestandsomvang"] != nil && fmt.Sprint(in["bestandsomvang"]) != strconv.FormatInt(ontvangen.omvang, 10):
		f.add(algemeen, "file-size", "De omvang van het bestand is een andere dan bestandsomvang.")
	}
	if st := tekst(in["status"]); in["ontvangstdatum"] != nil && (st == "in_bewerking" || st == "ter_vaststelling") {
		f.add("status", "invalid_for_received", "Deze status kan niet bij een ontvangen document.")
	}
	if in["indicatieGebruiksrecht"] == true {
		f.add("indicatieGebruiksrecht", "missing-gebruiksrechten", "De gebruiksrechten moeten eerst bestaan.")
	}
}

func (s *Sandbox) checkIOT(f *fout, in map[string]any) {
	pad := tekst(in["informatieobjecttype"])
	if pad == "" {
		return
	}
	i := slices.IndexFunc(s.catalogus.Informatieobjecttypen, func(t Informatieobjecttype) bool {
		return s.catalogus.informatieobjecttypePad(t) == pad
	})
	switch {
	case i < 0:
		f.add("informatieobjecttype", "invalid-resource", "De resource is geen informatieobjecttype.")
	case s.catalogus.Informatieobjecttypen[i].Concept:
		f.add("informatieobjecttype", "not-published", "Het informatieobjecttype is een concept.")
	}
}

func (s *Sandbox) fillDocument(d *object) {
	standaard(d, "identificatie", fmt.Sprintf("DOCUMENT-%d-%010d", s.nu().Year(), s.volgnr+1))
	standaard(d, "vertrouwelijkheidaanduiding", "zaakvertrouwelijk")
	d.Velden["beginRegistratie"] = s.nu().Format(time.RFC3339Nano)
}

// takeInhoud gives the received content, when there was any, to the document.
func (s *Sandbox) takeInhoud(d *object, ontvangen *opvang) error {
	switch {
	case ontvangen.gevonden:
		naam, err := ontvangen.keep(uuid.NewString())
		if err != nil {
			return err
		}
		d.Inhoud = []string{naam}
		d.Velden["bestandsomvang"] = ontvangen.omvang
	case d.Velden["bestandsomvang"] != nil && omvang(d) == 0:
		return s.takeInhoud(d, leeg(ontvangen)) // bestandsomvang 0 makes an empty file
	}
	return nil
}

func leeg(o *opvang) *opvang {
	o.gevonden, o.omvang = true, 0
	return o
}

// omvang is bestandsomvang, 0 when it is null.
func omvang(d *object) int64 {
	n, _ := strconv.ParseInt(fmt.Sprint(d.Velden["bestandsomvang"]), 10, 64) // null is 0
	return n
}

// UnmarshalJSON keeps numbers as they were written, so that a size survives.
func (o *object) UnmarshalJSON(b []byte) error {
	type kaal object
	if err := json.Unmarshal(b, (*kaal)(o)); err != nil {
		return err
	}
	if w, ok := o.Velden["bestandsomvang"].(float64); ok {
		o.Velden["bestandsomvang"] = int64(w)
	}
	return nil
}

func (s *Sandbox) getDocument(o *oproep) (antwoord, error) {
	d, err := s.findDocument(o)
	if err != nil {
		return antwoord{}, err
	}
	if o.r.URL.Query().Get("expand") != "" {
		return antwoord{}, errExpand
	}
	return antwoord{Status: http.StatusOK, Body: s.renderDocument(d, o.basis)}, nil
}

// findDocument finds the document in the path. Only the newest versie is kept;
// another one is a 404.
func (s *Sandbox) findDocument(o *oproep) (*object, error) {
	d := s.opslag.find(soortDocument, o.r.PathValue("uuid"))
	v := o.r.URL.Query().Get("versie")
	if d == nil || v != "" && v != strconv.Itoa(d.Versie) {
		return nil, errNotFound
	}
	return d, nil
}

// listDocumenten is DRC enkelvoudiginformatieobject_list.
func (s *Sandbox) listDocumenten(o *oproep) (antwoord, error) {
	if o.r.URL.Query().Get("expand") != "" {
		return antwoord{}, errExpand
	}
	ff := filters{"page": altijd, "expand": altijd, "identificatie": gelijk("identificatie"),
		"bronorganisatie": gelijk("bronorganisatie"), "trefwoorden": func(d *object, w string) bool {
			lijst, _ := d.Velden["trefwoorden"].([]any)
			return slices.Contains(lijst, any(w))
		}}
	dd, err := s.filterQuery(o, ff, s.numbered(o, soortDocument))
	if err != nil {
		return antwoord{}, err
	}
	return s.paginate(o, len(dd), func(i int) map[string]any { return s.renderDocument(dd[i], o.basis) })
}

func (s *Sandbox) download(o *oproep) (antwoord, error) {
	d, err := s.findDocument(o)
	if err != nil {
		return antwoord{}, err
	}
	if len(d.Inhoud) == 0 {
		return antwoord{}, errNotFound
	}
	lezer, err := s.bestanden.open(d)
	return antwoord{Status: http.StatusOK, Inhoud: lezer}, err
}

// patchDocument is DRC enkelvoudiginformatieobject_partial_update: under a lock
// (missing-lock-id, unlocked, incorrect-lock-id; drc-009), and makes a new versie.
func (s *Sandbox) patchDocument(o *oproep) (antwoord, error) {
	d, err := s.findDocument(o)
	if err != nil {
		return antwoord{}, err
	}
	if err := checkLock(d, o.in["lock"]); err != nil {
		return antwoord{}, err
	}
	delete(o.in, "lock")
	in, f := s.read(o, documentVelden, true)
	s.checkDocument(f, in, o)
	if err := f.orNil(); err != nil {
		return antwoord{}, err
	}
	n := d.clone()
	for k, w := range in {
		n.Velden[k] = w
	}
	n.Versie++
	n.Velden["beginRegistratie"] = s.nu().Format(time.RFC3339Nano)
	if err := s.replaceInhoud(n, o); err != nil {
		return antwoord{}, err
	}
	if err := s.store(n); err != nil {
		return antwoord{}, err
	}
	if !slices.Equal(d.Inhoud, n.Inhoud) {
		err = s.bestanden.remove(d.Inhoud) // only the newest versie is kept
	}
	return antwoord{Status: http.StatusOK, Body: s.renderDocument(n, o.basis)}, err
}

// replaceInhoud: a text is new content, null announces parts (or takes the content
// away), and without the property the size stays what it is (file-size).
func (s *Sandbox) replaceInhoud(n *object, o *oproep) error {
	_, genoemd := o.in["inhoud"]
	switch {
	case o.inhoud.gevonden:
		return s.takeInhoud(n, o.inhoud)
	case genoemd:
		n.Inhoud, n.Delen = nil, s.splitDelen(omvang(n))
	case o.in["bestandsomvang"] != nil:
		return invalid(algemeen, "file-size", "De omvang verandert alleen samen met de inhoud.")
	}
	return nil
}

// deleteDocument: not while a zaak holds on to it (drc-008, pending-relations).
func (s *Sandbox) deleteDocument(o *oproep) (antwoord, error) {
	d, err := s.findDocument(o)
	if err != nil {
		return antwoord{}, err
	}
	for _, r := range s.opslag.lijst[soortRelatie] { // rare enough for a walk over all
		if r.tekst("informatieobject") == d.pad() {
			return antwoord{}, invalid(algemeen, "pending-relations", "Er zijn nog relaties naar dit informatieobject.")
		}
	}
	if err := s.remove(d); err != nil {
		return antwoord{}, err
	}
	return antwoord{Status: http.StatusNoContent}, s.bestanden.remove(d.Inhoud)
}

func (s *Sandbox) renderDocument(d *object, basis string) map[string]any {
	uit := render(documentVelden, d.Velden, basis)
	uit["url"], uit["versie"], uit["locked"] = basis+d.pad(), d.Versie, d.Lock != ""
	if len(d.Inhoud) > 0 {
		uit["inhoud"] = fmt.Sprintf("%s%s/download?versie=%d", basis, d.pad(), d.Versie)
	}
	delen := []any{}
	for _, b := range d.Delen {
		delen = append(delen, renderDeel(d, b, basis))
	}
	uit["bestandsdelen"] = delen
	return uit
}
