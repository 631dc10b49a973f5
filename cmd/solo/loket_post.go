package main

import (
	"context"
	"errors"
	"strings"

	"solo/config"
	"solo/loket"
	"solo/post"
)

// bode sends what the loket tells people; nil when no mail server is configured.
func (w *werk) bode() *post.Bode {
	e := w.in.Loket.Email
	if e == nil {
		return nil
	}
	return post.NewBode(mailserver(e), w.log)
}

// A loketpost puts the messages of the loket into words. None holds a name or an answer: a
// mailbox is read by others too.
type loketpost struct {
	bode  *post.Bode
	loket config.Loket
}

// brieven are subject and text by kind.
var brieven = map[loket.Berichtsoort][2]string{
	loket.BerichtOntvangen:     {"Wij hebben uw bericht ontvangen", "De gemeente heeft ontvangen wat u stuurde.\n\nWilt u zien wat u stuurde, of iets toevoegen? Log dan in:"},
	loket.BerichtUitnodiging:   {"Iemand vraagt u om te helpen bij een aanvraag", "Iemand vraagt u om een deel van een aanvraag in te vullen. Die persoon geeft u ook een code. Zonder code kunt u niet verder.\n\nKent u niemand die dit kan vragen? Doe dan niets.\n\nGa hierheen:"},
	loket.BerichtPartner:       {"U wordt gevraagd een aanvraag te ondertekenen", "Iemand heeft hulp aangevraagd, ook voor u. Daarvoor is uw handtekening nodig. Log in met uw eigen DigiD om te lezen wat er in de aanvraag staat.\n\nWilt u niet tekenen, of hebt u vragen? Bel dan de gemeente.\n\nGa hierheen:"},
	loket.BerichtStukken:       {"U zou nog papieren sturen", "Bij uw aanvraag horen nog papieren. Een foto met uw telefoon is goed.\n\nLog in om ze te sturen:"},
	loket.BerichtNietVerstuurd: {"Uw papieren zijn nog niet verstuurd", "U voegde papieren toe aan uw aanvraag, maar u verstuurde ze nog niet. De gemeente heeft ze nog niet.\n\nLog in, kijk ze na en kies Verstuur:"},
	loket.BerichtAfgekeurd:     {"Een papier is niet goed", "De gemeente bekeek de papieren die u stuurde. Een papier is niet goed. U moet het opnieuw sturen.\n\nLog in. Daar leest u welk papier het is en waarom het niet goed is:"},
	loket.BerichtTermijn:       {"Stuur uw papieren op tijd", "De gemeente heeft nog papieren van u nodig. Ze moeten er op tijd zijn. Anders kan de gemeente stoppen met uw aanvraag.\n\nLog in. Daar leest u wat er nog nodig is en tot welke dag u de tijd hebt:"},
	loket.BerichtBewaren:       {"Uw aanvraag is nog niet af", "U bent begonnen met een aanvraag en hebt hem nog niet verstuurd. Wij bewaren hem niet voor altijd.\n\nWilt u verder? Log dan in:"},
	loket.BerichtOpnieuw:       {"Uw bericht is niet aangekomen", "U stuurde iets naar de gemeente. Dat is niet gelukt: de gemeente heeft het nog niet.\n\nLog in, kijk het na en verstuur het opnieuw. Lukt het weer niet? Bel dan de gemeente.\n\nGa hierheen:"},
	loket.BerichtTekenopnieuw:  {"Uw handtekening is niet aangekomen", "U ondertekende een aanvraag. Dat is niet gelukt: de gemeente heeft uw handtekening nog niet.\n\nLog in met uw eigen DigiD, lees de aanvraag en onderteken opnieuw. Lukt het weer niet? Bel dan de gemeente.\n\nGa hierheen:"},
	loket.BerichtWerkopnieuw:   {"Iets van het loket is niet verwerkt", "Een medewerker stuurde iets bij een aanvraag in. SOLO kon het niet verwerken. Het staat weer klaar bij de aanvraag.\n\nLog in als medewerker, kijk het na en leg het opnieuw vast. Lukt het weer niet? Vraag het aan de beheerder.\n\nGa hierheen:"},
	loket.BerichtEmailcode:     {"Uw code", "U vulde dit e-mailadres in. Met deze code bevestigt u dat het van u is:"},
	loket.BerichtMelding:       {"Er heeft zich iemand gemeld in het loket", "Er is een nieuwe melding. Wie het is, staat niet in dit bericht.\n\nHet nummer is"},
}

// Send implements loket.Postbode. Without a mail server nothing goes out: the pages then give
// the links to who invites (paginas.Server.ZonderPost), and promise no message.
func (p loketpost) Send(_ context.Context, b loket.Bericht) error {
	if p.bode == nil || b.Aan == "" {
		return nil
	}
	return p.bode.Put(p.brief(b))
}

// errGeenPost: the configuration refuses a melding by mail without a mail server.
var errGeenPost = errors.New("er is geen mailserver")

// Deliver implements loket.Postbode.
func (p loketpost) Deliver(ctx context.Context, b loket.Bericht) error {
	if p.bode == nil {
		return errGeenPost
	}
	return p.bode.Stuur(ctx, p.brief(b))
}

func (p loketpost) brief(b loket.Bericht) post.Brief {
	t := brieven[b.Soort]
	regels := []string{t[1]}
	switch b.Soort {
	case loket.BerichtMelding:
		regels[0] += " " + b.Kenmerk + "."
		regels = append(regels, "Log in als medewerker en kies Meldingen. Daar staat wie u belt.")
	case loket.BerichtEmailcode: // no link: nobody should learn to follow one and type a code
		regels = append(regels, b.Code, "De code werkt 15 minuten. Hebt u hier niet om gevraagd? Dan hoeft u niets te doen.")
	default:
		regels = append(regels, strings.TrimSuffix(p.loket.Openbaar, "/")+"/"+strings.TrimPrefix(b.Link, "/"))
	}
	regels = append(regels, "Dit bericht is automatisch verstuurd door "+p.loket.Naam+". U kunt er niet op antwoorden.")
	return post.Brief{Aan: b.Aan, Onderwerp: t[0], Tekst: strings.Join(regels, "\n\n") + "\n"}
}
