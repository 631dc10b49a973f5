package web

import (
	"errors"
	"io"
	"io/fs"
	"mime/multipart"
	"slices"

	"solo/dossier"
)

const (
	deelDocument = "document"
	deelBijlage  = "bijlage"
)

// delen hands out the parts of a multipart body one after another, without keeping any:
// the document, and then its attachments in the order in which it names them.
type delen struct {
	lezer    *multipart.Reader
	namen    []string // of the attachments, in the order of the document
	volgende int
	wacht    *multipart.Part // read, and not yet handed out
	op       bool            // the body has ended
	gemist   []string        // names of attachments that were not there when it was their turn
	fout     error           // the first that is wrong with the body itself
}

// document reads the first part.
func (d *delen) document() ([]byte, error) {
	deel, err := d.lezer.NextPart()
	if err != nil || deel.FormName() != deelDocument {
		return nil, errors.Join(err, errVerzoek("Het eerste deel heet "+deelDocument+" en is het document."))
	}
	raw, err := io.ReadAll(io.LimitReader(deel, dossier.MaxDocument+1))
	if err != nil {
		return nil, err
	}
	if len(raw) > dossier.MaxDocument {
		return nil, errTeGroot("Het document is hoogstens 4 MB. Er is niets bewaard. Stuur wat groot is als bijlage.")
	}
	return raw, nil
}

// end reports an error when there are more attachments than the document names: what
// nobody asks for would be lost without a word.
func (d *delen) end() error {
	if d.volgende < len(d.namen) {
		return nil
	}
	deel, err := d.next()
	if deel != nil {
		melding := "er zijn meer bestanden meegestuurd dan het document noemt"
		if slices.Contains(d.gemist, deel.FileName()) {
			melding = "de bestanden staan in een andere volgorde dan in het document; stuur ze in de volgorde waarin het document ze noemt"
		}
		err = dossier.Bevindingen{{Pad: "bijlagen", Melding: melding}}
		d.fail(err)
	}
	if err == io.EOF {
		return nil
	}
	return err
}

// open implements intake.Open; its error says that the attachment is not there. A file that carries the name of a later attachment waits
// for its turn; any other name says nothing, because people and programs change them on
// the way: what the document says of the content decides.
func (d *delen) open(string) (io.ReadCloser, error) {
	nr := d.volgende
	d.volgende++
	deel, err := d.next()
	if err != nil {
		return nil, err
	}
	if nr+1 < len(d.namen) && deel.FileName() != d.namen[nr] && slices.Contains(d.namen[nr+1:], deel.FileName()) {
		d.gemist = append(d.gemist, d.namen[nr])
		return nil, fs.ErrNotExist
	}
	d.wacht = nil
	return &bijlage{deel: deel, delen: d}, nil
}

func (d *delen) next() (*multipart.Part, error) {
	if d.fout != nil {
		return nil, d.fout
	}
	if d.wacht != nil {
		return d.wacht, nil
	}
	if d.op {
		return nil, io.EOF
	}
	deel, err := d.lezer.NextPart()
	if err == nil && deel.FormName() != deelBijlage {
		err = errVerzoek("Na het document heet elk deel " + deelBijlage + ".")
	}
	if err != nil {
		return nil, d.fail(err)
	}
	d.wacht = deel
	return deel, nil
}

// fail remembers what is wrong; the end of the body is no fault.
func (d *delen) fail(err error) error {
	if d.op = d.op || err == io.EOF; !d.op && d.fout == nil {
		d.fout = err
	}
	return err
}

// A bijlage is the content of one attachment.
type bijlage struct {
	deel  *multipart.Part
	delen *delen
	af    error // what every Read says from then on
}

// Read implements io.Reader. The last one ends only when nothing follows it.
func (b *bijlage) Read(p []byte) (int, error) {
	if b.af != nil {
		return 0, b.af
	}
	n, err := b.deel.Read(p)
	switch {
	case err == io.EOF:
		if b.af = io.EOF; b.delen.end() != nil {
			b.af = b.delen.fout
		}
		err = b.af
	case err != nil:
		b.af = b.delen.fail(err)
	}
	return n, err
}

// Close leaves the rest to the next part, which skips it.
func (b *bijlage) Close() error { return nil }
