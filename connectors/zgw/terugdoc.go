package zgw

import (
	"context"
	"slices"
)

// readDocumenten reads each document back: there, whole, unlocked, of the right
// size and hash, and related to the zaak once.
func (l *levering) readDocumenten(ctx context.Context) (gemist []string, err error) {
	if len(l.documenten) == 0 {
		return nil, nil
	}
	koppelingen, err := l.listKoppelingen(ctx, "teruglezen", "")
	if err != nil {
		return nil, err
	}
	for i := range l.documenten {
		g, err := l.readDocument(ctx, &l.documenten[i], koppelingen)
		if err != nil {
			return nil, err
		}
		gemist = append(gemist, g...)
	}
	return gemist, nil
}

func (l *levering) readDocument(ctx context.Context, d *document, koppelingen []koppelRij) (gemist []string, err error) {
	rijen, err := l.listDocument(ctx, d)
	if err != nil {
		return nil, err
	}
	i := d.choose(rijen, koppelingen)
	if i < 0 { // gone: all three steps once more
		return []string{d.stap, "inhoud " + d.bron.Sleutel, "koppeling " + d.bron.Sleutel}, nil
	}
	if r := rijen[i]; !d.whole(r) {
		return nil, geweigerd(d.stap, "andere-inhoud", "Het document staat er met een andere grootte of inhoud dan SOLO verstuurde.",
			"Vergelijk het document in het zaaksysteem met dat in SOLO.")
	}
	d.uitkomst.URL = string(rijen[i].URL)
	if !linked(koppelingen, d.uitkomst.URL) {
		gemist = append(gemist, "koppeling "+d.bron.Sleutel)
	}
	return gemist, l.removeDubbel(ctx, d, slices.Delete(rijen, i, i+1), koppelingen)
}

// choose picks the document that stays: of those whole and related to the zaak the
// first by address (two programs that clean up at once choose the same), else ours.
func (d *document) choose(rijen []eioRij, koppelingen []koppelRij) int {
	keus := -1
	for i, r := range rijen {
		if d.whole(r) && linked(koppelingen, string(r.URL)) && (keus < 0 || r.URL < rijen[keus].URL) {
			keus = i
		}
	}
	if keus >= 0 {
		return keus
	}
	return slices.IndexFunc(rijen, func(r eioRij) bool { return string(r.URL) == d.uitkomst.URL })
}

func (d *document) whole(r eioRij) bool { return len(r.Delen) == 0 && d.is(r) }

func linked(koppelingen []koppelRij, document string) bool {
	return slices.ContainsFunc(koppelingen, func(k koppelRij) bool { return string(k.Informatieobject) == document })
}

// removeDubbel removes other documents with our identificatie, and relations that
// stand there twice.
func (l *levering) removeDubbel(ctx context.Context, d *document, andere []eioRij, koppelingen []koppelRij) error {
	var eigen []string
	for _, k := range koppelingen {
		if string(k.Informatieobject) == d.uitkomst.URL {
			eigen = append(eigen, string(k.URL))
		}
	}
	if err := l.removeSurplus(ctx, "koppeling "+d.bron.Sleutel, "zaakinformatieobjecten", eigen); err != nil {
		return err
	}
	for _, a := range andere {
		if err := l.removeDocument(ctx, d, string(a.URL), koppelingen); err != nil {
			return err
		}
	}
	return nil
}

func (l *levering) removeDocument(ctx context.Context, d *document, u string, koppelingen []koppelRij) error {
	for _, k := range koppelingen {
		if string(k.Informatieobject) == u {
			if err := l.remove(ctx, l.op("koppeling "+d.bron.Sleutel, under("zaakinformatieobjecten", string(k.URL))), string(k.URL)); err != nil {
				return err
			}
		}
	}
	return l.remove(ctx, l.opDoc(d.stap, under("enkelvoudiginformatieobjecten", u)), u)
}
