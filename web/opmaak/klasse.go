package opmaak

import (
	"html/template"
	"strings"
)

// Klasse is the look of a button.
func (k Knop) Klasse() string {
	switch k.Stijl {
	case Secundair:
		return "utrecht-button--secondary-action"
	case Rustig:
		return "utrecht-button--subtle"
	case Verwijdert:
		return "utrecht-button--subtle utrecht-button--danger"
	}
	return "utrecht-button--primary-action"
}

// Klasse is the look of a message.
func (m Melding) Klasse() string {
	switch m.Toon {
	case Goed:
		return "utrecht-alert--ok"
	case Waarschuwing:
		return "utrecht-alert--warning"
	case Mis:
		return "utrecht-alert--error"
	case Spoed:
		return "utrecht-alert--error spoed"
	}
	return "utrecht-alert--info"
}

// Woord says what the colour says.
func (m Melding) Woord() string {
	return map[Toon]string{Waarschuwing: "Let op", Mis: "Fout", Spoed: "Spoed"}[m.Toon]
}

// Klasse is the look of a badge.
func (b Badge) Klasse() string {
	switch b.Toon {
	case Goed:
		return "utrecht-status-badge--safe"
	case Waarschuwing:
		return "utrecht-status-badge--warning"
	case Mis:
		return "utrecht-status-badge--danger"
	case Spoed:
		return "utrecht-status-badge--danger spoed"
	case Info:
		return "utrecht-status-badge--active"
	}
	return "utrecht-status-badge--neutral"
}

// alineas cuts a text at its empty lines.
func alineas(s string) (uit []string) {
	for deel := range strings.SplitSeq(strings.ReplaceAll(s, "\r", ""), "\n\n") {
		if deel = strings.TrimSpace(deel); deel != "" {
			uit = append(uit, deel)
		}
	}
	return uit
}

// bel is a telephone number as a telephone takes it: digits only, so it is no other scheme.
func bel(nummer string) template.URL {
	return template.URL("tel:" + strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, nummer))
}

// Href is where a link goes; html/template lets no telephone number through by itself.
func (v Verwijzing) Href() any {
	if nummer, ok := strings.CutPrefix(v.Naar, "tel:"); ok {
		return bel(nummer)
	}
	return v.Naar
}
