package stuf

import (
	"golang.org/x/text/encoding"
)

// achtbits turns an 8-bit encoding into UTF-8, one byte of input at a time, so
// that nothing is read ahead.
type achtbits struct {
	r   *bron
	d   *encoding.Decoder
	uit []byte
}

// ReadByte serves xml.Decoder.
func (a *achtbits) ReadByte() (byte, error) {
	if len(a.uit) == 0 {
		c, err := a.r.ReadByte()
		if err != nil {
			return 0, err
		}
		if c < 0x80 {
			return c, nil
		}
		if a.uit, err = a.d.Bytes([]byte{c}); err != nil || len(a.uit) == 0 {
			return 0, onleesbaar("het bericht bevat een teken dat niet in zijn tekencodering bestaat")
		}
	}
	c := a.uit[0]
	a.uit = a.uit[1:]
	return c, nil
}

// Read is there to be an io.Reader.
func (a *achtbits) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := a.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}
