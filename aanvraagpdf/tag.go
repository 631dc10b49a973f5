package aanvraagpdf

import (
	"bytes"
	"fmt"
	"io"
)

// tag says of what the next text is part.
func (v *vel) tag(e *element) {
	if s := v.begin(e, v.f.PageNo()); s != "" {
		v.f.RawWriteStr(s)
	}
}

func (v *vel) endTag() {
	if s := v.end(); s != "" {
		v.f.RawWriteStr(s)
	}
}

// output adds the structure to what fpdf makes.
func (v *vel) output(w io.Writer) error {
	var pdf bytes.Buffer
	if err := v.f.Output(&pdf); err != nil {
		return err
	}
	b, err := readBestand(pdf.Bytes())
	if err != nil {
		return err
	}
	n := len(b.objecten)
	b.insert(b.catalog, fmt.Sprintf("/StructTreeRoot %d 0 R /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>", n))
	for i := range v.merken {
		b.insert(pageObject(i+1), fmt.Sprintf("/StructParents %d", i))
	}
	return b.write(w, v.objects(n))
}
