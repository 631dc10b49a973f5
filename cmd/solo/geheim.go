package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// writeGeheim makes a file that nobody else can read; it never overwrites one. On
// Windows the folder decides who can. wat is what it is, as in "een sleutel".
func writeGeheim(pad, wat, tekst string) error {
	if err := os.MkdirAll(filepath.Dir(pad), 0o700); err != nil {
		return fmt.Errorf("de map voor %s is niet te maken: %w", wat, err)
	}
	f, err := os.OpenFile(pad, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s bestaat al; %s wordt nooit overschreven. Kies een andere naam", pad, wat)
	} else if err != nil {
		return fmt.Errorf("%s schrijven: %w", wat, err)
	}
	_, err = f.WriteString(tekst)
	return errors.Join(err, f.Sync(), f.Close())
}
