package sandbox

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
)

// bestanden is the folder with document contents, by UUID; a temporary one is
// removed on close.
type bestanden struct {
	folder    string
	tijdelijk bool
}

func openBestanden(folder string) (bestanden, error) {
	if folder != "" {
		return bestanden{folder: folder}, os.MkdirAll(folder, 0o700)
	}
	tmp, err := os.MkdirTemp("", "sandbox-")
	return bestanden{folder: tmp, tijdelijk: true}, err
}

func (b bestanden) close() error {
	if !b.tijdelijk {
		return nil
	}
	return os.RemoveAll(b.folder)
}

func (b bestanden) remove(namen []string) error {
	for _, n := range namen {
		if err := os.Remove(filepath.Join(b.folder, n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// opvang is content that comes in: a file without a place yet.
type opvang struct {
	folder   string
	f        *os.File
	omvang   int64
	gevonden bool
	fout     error // of the base64
}

func (b bestanden) receive() (*opvang, error) {
	f, err := os.CreateTemp(b.folder, "ontvangst-")
	return &opvang{folder: b.folder, f: f}, err
}

// Write appends content.
func (o *opvang) Write(p []byte) (int, error) {
	n, err := o.f.Write(p)
	o.omvang += int64(n)
	return n, err
}

// finish puts the content on disk; a rename in keep makes it visible later.
func (o *opvang) finish() error { return errors.Join(o.f.Sync(), o.f.Close()) }

// keep gives the content its name.
func (o *opvang) keep(naam string) (string, error) {
	return naam, os.Rename(o.f.Name(), filepath.Join(o.folder, naam))
}

// discard removes what was not kept.
func (o *opvang) discard() {
	_ = o.f.Close()           // closed already when all went well
	_ = os.Remove(o.f.Name()) // gone already when it was kept
}

// inhoudLezer reads the files of one document in a row.
type inhoudLezer struct {
	bestanden []*os.File
	omvang    int64
}

func (b bestanden) open(d *object) (*inhoudLezer, error) {
	l := &inhoudLezer{}
	for _, naam := range d.Inhoud {
		f, err := os.Open(filepath.Join(b.folder, naam))
		if err != nil {
			l.close()
			return nil, err
		}
		l.bestanden = append(l.bestanden, f)
		st, err := f.Stat()
		if err != nil {
			l.close()
			return nil, err
		}
		l.omvang += st.Size()
	}
	return l, nil
}

func (l *inhoudLezer) close() {
	for _, f := range l.bestanden {
		_ = f.Close() // only read from
	}
}

// send streams the content as the answer.
func (l *inhoudLezer) send(w http.ResponseWriter) {
	defer l.close()
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/octet-stream")
	}
	w.Header().Set("Content-Length", strconv.FormatInt(l.omvang, 10))
	for _, f := range l.bestanden {
		if _, err := io.Copy(w, f); err != nil {
			return // the client has gone
		}
	}
}
