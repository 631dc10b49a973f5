package main

import (
	"slices"

	"github.com/chromedp/chromedp"
)

// isVoor reports whether something on the page is for who answers with a.
func (b *bezoeker) isVoor(a antwoorden) bool {
	return slices.ContainsFunc(kijkt[[]veld](b, "velden()"), func(v veld) bool { return a[v.Label] != nil })
}

// bevestigt types over the code that was mailed to him.
func (r *reis) bevestigt(b *bezoeker) {
	b.t.Helper()
	brief := r.stad.post.brief(b.t, r.email("aanvrager"), "Uw code")
	b.vult(antwoorden{"Welke code staat in de e-mail?": mailcode.FindString(brief)}, r.gevraagd).kiest("Bevestig").is("Uw e-mailadres is bevestigd").kiest("Ga verder")
}

// vraagtBoekhouder lets the accountant fill in his pages, and comes back at the task list.
func (r *reis) vraagtBoekhouder(b *bezoeker) {
	b.t.Helper()
	aan := r.email("boekhouder")
	b.kiest("Laat iemand u helpen").vult(antwoorden{"Hoe heet diegene?": "B. Houder", "Wat is het e-mailadres van diegene?": aan,
		"Welke delen mag diegene zien en invullen?": r.Delen, "Mag diegene ook uw adres en telefoonnummer zien?": "Nee"}, r.gevraagd)
	gezegd := hulpcode.FindString(b.kiest("Nodig uit").leest())
	h := newBezoeker(b.t, r.stad.browser, "boekhouder").ga(link.FindString(r.stad.post.brief(b.t, aan, "Iemand vraagt u om te helpen bij een aanvraag")))
	h.is("U bent gevraagd om te helpen").vult(antwoorden{"Welke code hebt u gekregen?": gezegd}, r.gevraagd).kiest("Ga verder")
	thuis := h.kop()
	h.kiest(kijkt[string](h, "taak()"))
	for range maxBlad {
		if h.kop() == thuis {
			break
		}
		h.vult(r.Boekhouder, r.gevraagd).kiest("Opslaan en verder")
	}
	h.is(thuis).kiest("Uitloggen").is("U bent uitgelogd")
	b.kiest("Terug naar uw aanvraag")
}

// vraagtPartner says that a letter to the partner is safe, and lets him sign. It begins and
// ends at the papers.
func (r *reis) vraagtPartner(b *bezoeker) {
	b.t.Helper()
	b.kiest("Terug naar uw aanvraag", "De handtekening van uw partner", "Ja, stuur mijn partner een e-mail").ziet("Uw partner heeft een e-mail gekregen")
	p := newBezoeker(b.t, r.stad.browser, "partner").ga(link.FindString(r.stad.post.brief(b.t, r.email("partner"), "U wordt gevraagd een aanvraag te ondertekenen")))
	p.is("U wordt gevraagd te ondertekenen").kiest("Ga naar inloggen")
	r.logtIn(p, r.Partner)
	p.is("Lees de aanvraag en kies of u tekent").kiest("Ja, ik onderteken").ziet("U hebt ondertekend")
	b.kiest("Terug naar uw aanvraag").ziet("Getekend").kiest("Papieren").is(papieren)
}

// stuurtPapieren adds the papers that he has, and puts one off.
func (r *reis) stuurtPapieren(b *bezoeker) {
	b.t.Helper()
	for soort, bestand := range r.Papieren {
		b.kiest(soort).stuurt(r.stad.papier(bestand)).kiest("Terug naar de papieren")
	}
	dag := vandaag().PlusDagen(39)
	b.kiest(r.Later).vult(antwoorden{"Wanneer kunt u het sturen?": ingevuld(dag)}, r.gevraagd).kiest("Ik stuur dit later").ziet("Komt op " + dag.Tekst())
}

// stuurt uploads one file.
func (b *bezoeker) stuurt(p papier) *bezoeker {
	b.t.Helper()
	must(b.t, chromedp.Do(b.ctx, chromedp.SetUploadFiles(chromedp.CSS("input[type=file]"), []string{p.pad})))
	return b.kiest("Voeg toe").ziet(p.naam)
}
