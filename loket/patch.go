package loket

import (
	"bytes"
	"encoding/json"
	"reflect"

	"solo/dossier"
	"solo/intake"
)

// patch is what makes the aanvraag that was sent into the one of the Wijziging.
func (s *Service) patch(c *Concept, def *intake.Definitie) (dossier.Patch, error) {
	oud := *c
	oud.Door, oud.Wijziging = c.Wijziging.Door, nil
	was, err := s.document(&oud, def)
	if err != nil {
		return nil, err
	}
	wordt, err := s.document(c, def)
	if err != nil {
		return nil, err
	}
	p := mergePatch(was, wordt)
	if _, er := p["inbreng"]; er && len(p) == 1 { // nothing changes by who said the same
		return nil, nil
	}
	if s.Emailcodes && len(p) > 0 {
		tellEmail(p, wordt)
	}
	return dossier.Patch(p), nil
}

// tellEmail says in a patch whether the address is confirmed: that may have come after what
// was sent, and is no change of its own.
func tellEmail(p, wordt map[string]any) {
	is, _ := wordt["aanvrager"].(map[string]any)
	a, _ := p["aanvrager"].(map[string]any)
	if a == nil {
		a = map[string]any{}
	}
	a["email_onbevestigd"], p["aanvrager"] = is["email_onbevestigd"], a
}

// document is the aanvraag as JSON, without what no wijziging reaches.
func (s *Service) document(c *Concept, def *intake.Definitie) (map[string]any, error) {
	a, err := s.samen(c, def)
	if err != nil {
		return nil, err
	}
	raw, err := dossier.Encode(c.schoon(def, a))
	if err != nil {
		return nil, err
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var m map[string]any
	err = d.Decode(&m)
	for _, veld := range []string{"aanvraag_op", "melding_op", "bijlagen", "later", "ondertekeningen", "urgentiebesluit", "verwant"} {
		delete(m, veld)
	}
	return m, err
}

// mergePatch gives the JSON merge patch (RFC 7396) from one object to another.
func mergePatch(was, wordt map[string]any) map[string]any {
	uit := map[string]any{}
	for naam := range was {
		if _, er := wordt[naam]; !er {
			uit[naam] = nil
		}
	}
	for naam, w := range wordt {
		oud, isGroep := was[naam].(map[string]any)
		nieuw, wordtGroep := w.(map[string]any)
		switch {
		case reflect.DeepEqual(was[naam], w):
		case isGroep && wordtGroep:
			uit[naam] = mergePatch(oud, nieuw)
		default:
			uit[naam] = w
		}
	}
	return uit
}
