package loket

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"

	"solo/dossier"
	"solo/intake"
)

// A Botsing is why a page was not saved: somebody changes an answer that was changed since it
// was shown to him. Nothing of the page was kept. It is personal data, but for its text.
type Botsing struct {
	Blik *Blik                           // the page as it is now, as LeesPagina gives it
	Nu   map[string]intake.GetoondeVraag // by question, what is stored and was not seen
}

// Error tells nobody's answers.
func (Botsing) Error() string { return "loket: de pagina is intussen gewijzigd" }

// Format prints the text: it holds answers.
func (b Botsing) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, b.Error()) }

// LogValue logs the text.
func (b Botsing) LogValue() slog.Value { return slog.StringValue(b.Error()) }

// Merk is a mark of what is filled in for a question, for Blad.Zag: another answer has another.
func (b *Blik) Merk(id string) string { return b.Concept.merk(id) }

func (c *Concept) merk(id string) string {
	return merk(id, c.nu(), c.nietGeweten(), c.geschreven())
}

// merk is a short hash: whoever gets it sees the answer too.
func merk(id string, a dossier.Antwoorden, weetNiet []string, ruw map[string]string) string {
	h := sha256.New()
	e := json.NewEncoder(h)
	_ = e.Encode(a[id]) // what cannot be written is kept nowhere
	_ = e.Encode(slices.Contains(weetNiet, id))
	for _, veld := range slices.Sorted(maps.Keys(ruw)) {
		if isVeld(id, veld) {
			_ = e.Encode([]string{veld, ruw[veld]})
		}
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:6])
}

// Leaves reports whether a question is sent as it was shown: what is there by now stays.
func (b Blad) Leaves(id string) bool { return b.Zag[id] != "" && b.Zag[id] == b.merk(id) }

func (b Blad) merk(id string) string { return merk(id, b.Antwoorden, b.WeetNiet, b.Ruw) }

// unseen are the questions of the page that wie answers and that have another answer than he
// was shown, where he sends a third.
func (c *Concept) unseen(wie Wie, p intake.Pagina, b Blad) (uit []string) {
	for _, v := range p.Vragen {
		zag, nu := b.Zag[v.ID], c.merk(v.ID)
		if zag != "" && c.answers(wie, v) && b.has(v.ID) && nu != zag && nu != b.merk(v.ID) {
			uit = append(uit, v.ID)
		}
	}
	return uit
}

// saveUnlessChanged saves a page, or says what he would undo without having seen it.
func (s *Service) saveUnlessChanged(c *Concept, def *intake.Definitie, wie Wie, p intake.Pagina, b Blad) error {
	anders := c.unseen(wie, p, b)
	if len(anders) == 0 {
		c.save(wie, p, b, s.Now())
		return nil
	}
	i, err := s.ingevuld(c, def)
	if err != nil {
		return err
	}
	x := &Botsing{Nu: map[string]intake.GetoondeVraag{}}
	for _, id := range anders {
		x.Nu[id] = i.Toon(id)
	}
	x.Blik = (&geheel{c, def, i}).pagina(wie, p.ID)
	return x
}
