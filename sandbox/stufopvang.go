package sandbox

import (
	"mime"
	"net/http"
)

// lateOpvang makes its file at the first byte: most messages have no document.
type lateOpvang struct {
	folder bestanden
	*opvang
}

// Write appends content.
func (l *lateOpvang) Write(p []byte) (int, error) {
	if l.opvang == nil {
		var err error
		if l.opvang, err = l.folder.receive(); err != nil {
			return 0, err
		}
	}
	return l.opvang.Write(p)
}

func (l *lateOpvang) finish() error {
	if l.opvang == nil {
		return nil
	}
	return l.opvang.finish()
}

// atLeastEmpty makes an empty file when not a byte came.
func (l *lateOpvang) atLeastEmpty() error {
	if l.opvang != nil {
		return nil
	}
	if _, err := l.Write(nil); err != nil {
		return err
	}
	return l.finish()
}

func (l *lateOpvang) discard() {
	if l.opvang != nil {
		l.opvang.discard()
	}
}

// mediaParam is a parameter of the Content-Type of a request.
func mediaParam(r *http.Request, naam string) string {
	_, param, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return param[naam]
}
