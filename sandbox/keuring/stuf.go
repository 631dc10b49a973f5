package keuring

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// StUFStandaard is where the script that judges StUF messages is looked for, from the
// root of the module. Its schemas stand beside it, in ../standards/stuf.
const StUFStandaard = "../shared/conformance/stuf-validate"

// ErrStUFAfwezig says that StUF cannot be judged here, because something is not
// there; what, is in the text around it. A test skips with that as its reason.
var ErrStUFAfwezig = errors.New("nothing of StUF is held against its schemas")

// A StUFNorm is what messages are held against. It is read-only and safe for
// concurrent use.
type StUFNorm struct {
	regels   []byte // the part of the script that unpacks a message and knows the rules above the XSD
	schemas  string // folder
	diensten map[string]dienst
	python3  string
	xmllint  string
}

// LoadStUF finds the script, its schemas and the programs that it needs.
// ErrStUFAfwezig, with what is missing, when one is not there; any other error means
// that they are there and cannot be used, or that a program is absent in CI (CI is set).
func LoadStUF(script string) (*StUFNorm, error) {
	raw, err := os.ReadFile(script)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no %s: %w", StUFStandaard, ErrStUFAfwezig)
	} else if err != nil {
		return nil, err
	}
	regels, err := rules(string(raw))
	if err != nil {
		return nil, err
	}
	schemas, err := filepath.Abs(filepath.Join(filepath.Dir(script), "..", "standards", "stuf"))
	if err != nil {
		return nil, err
	}
	n := &StUFNorm{regels: regels, schemas: schemas}
	if err := n.programs(); err != nil {
		return nil, err
	}
	n.diensten, err = loadDiensten(schemas)
	return n, err
}

// rules cuts the Python program out of the script, to start it once for a whole batch;
// the script starts it and xmllint for every file (measured on 2 cores: 93 files in
// 35 s by the script, 1848 messages in 3.4 s in one batch).
func rules(script string) ([]byte, error) {
	_, na, begin := strings.Cut(script, "<<'PY'\n")
	py, _, eind := strings.Cut(na, "\nPY\n")
	if !begin || !eind {
		return nil, errors.New("stuf-validate is laid out in another way: its rules were not found between <<'PY' and PY")
	}
	return []byte(py), nil
}

// programs finds what has to be installed (Debian: libxml2-utils and python3).
func (n *StUFNorm) programs() error {
	for naam, waar := range map[string]*string{"xmllint": &n.xmllint, "python3": &n.python3} {
		pad, err := exec.LookPath(naam)
		if err != nil && os.Getenv("CI") != "" {
			return fmt.Errorf("%s is not installed, and in CI it must be: %w", naam, err)
		} else if err != nil {
			return fmt.Errorf("%s is not installed: %w", naam, ErrStUFAfwezig)
		}
		*waar = pad
	}
	return nil
}

// New starts an empty StUFKeuring. What it records stands in folder, which must be
// there and is the caller's to remove; the messages hold what the test sent.
func (n *StUFNorm) New(folder string) *StUFKeuring {
	return &StUFKeuring{norm: n, folder: folder, v: StUFVerslag{Gezien: map[string]*StUFDekking{}, NietGekeurd: map[string]int{}}}
}
