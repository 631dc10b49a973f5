package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// journaal is a file of JSON lines, one for each created, changed or removed
// object. A nil file remembers nothing.
type journaal struct{ f *os.File }

// openJournaal replays the file and leaves it open for appending. A last line
// without its newline was never acknowledged (the process died writing it): it is
// cut off. Any other bad line is an error.
func openJournaal(pad string, replay func(*object)) (*journaal, error) {
	if pad == "" {
		return &journaal{}, nil
	}
	f, err := os.OpenFile(pad, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := readJournaal(f, replay); err != nil {
		_ = f.Close() // the read error counts
		return nil, fmt.Errorf("journaal %s: %w", pad, err)
	}
	return &journaal{f}, nil
}

func readJournaal(f *os.File, replay func(*object)) error {
	b, err := io.ReadAll(f)
	if err != nil {
		return err
	}
	heel := bytes.LastIndexByte(b, '\n') + 1
	for n, regel := range bytes.Split(bytes.TrimSuffix(b[:heel], []byte("\n")), []byte("\n")) {
		if len(regel) == 0 {
			continue
		}
		o := &object{}
		if err := json.Unmarshal(regel, o); err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
		replay(o)
	}
	if err := f.Truncate(int64(heel)); err != nil {
		return err
	}
	_, err = f.Seek(int64(heel), io.SeekStart)
	return err
}

// write appends the objects in one write and waits until they are on disk.
func (j *journaal) write(oo []*object) error {
	if j.f == nil {
		return nil
	}
	var regels bytes.Buffer
	for _, o := range oo {
		if err := json.NewEncoder(&regels).Encode(o); err != nil {
			return err
		}
	}
	if _, err := j.f.Write(regels.Bytes()); err != nil {
		return err
	}
	return j.f.Sync()
}

func (j *journaal) close() error {
	if j.f == nil {
		return nil
	}
	return j.f.Close()
}

// store journals the objects and then makes them visible: what a client was told
// is on disk. The caller holds s.mu.
func (s *Sandbox) store(oo ...*object) error {
	for _, o := range oo {
		if err := o.clean(); err != nil {
			return err
		}
	}
	if err := s.journaal.write(oo); err != nil {
		return fmt.Errorf("journaal: %w", err)
	}
	for _, o := range oo {
		s.replay(o)
	}
	return nil
}

// replay takes an object from the journal into memory.
func (s *Sandbox) replay(o *object) {
	s.volgnr++
	s.opslag.put(o)
	s.replayBericht(o)
}
