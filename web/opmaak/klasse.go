package opmaak

import "strings"

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
	case Mis, Spoed:
		return "utrecht-alert--error"
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
	case Mis, Spoed:
		return "utrecht-status-badge--danger"
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
