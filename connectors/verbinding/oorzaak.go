package verbinding

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
)

// A netFout is the cause of a failed call in words of our own. net/http quotes what it
// cannot parse, and a server may echo what we sent.
type netFout struct {
	tekst   string
	bekende error // sentinel for errors.Is; nil = none
}

func (e *netFout) Error() string { return e.tekst }

func (e *netFout) Unwrap() error { return e.bekende }

// Cause keeps of an error its sentinel, or else its type: nothing that came over the
// line.
func Cause(err error) error {
	for _, s := range []error{
		context.Canceled, context.DeadlineExceeded, os.ErrDeadlineExceeded, io.ErrUnexpectedEOF, io.EOF, ErrTeGroot,
		syscall.ECONNRESET, syscall.ECONNREFUSED, syscall.EPIPE, syscall.EHOSTUNREACH, syscall.ENETUNREACH, net.ErrClosed,
	} {
		if errors.Is(err, s) {
			return &netFout{s.Error(), s}
		}
	}
	var naam *net.DNSError
	var tijd net.Error
	tekst, _ := tlsOorzaak(err)
	switch {
	case tekst != "":
	case errors.As(err, &naam):
		tekst = "de naam van de server is onbekend"
	case errors.As(err, &tijd) && tijd.Timeout():
		return &netFout{context.DeadlineExceeded.Error(), context.DeadlineExceeded}
	default:
		tekst = "fout van soort " + innerType(err)
	}
	return &netFout{tekst: tekst}
}

// innerType names the type at the bottom of err.
func innerType(err error) string {
	for u := errors.Unwrap(err); u != nil; u = errors.Unwrap(err) {
		err = u
	}
	return fmt.Sprintf("%T", err)
}

// onbereikbaar says in words why a request could not be sent.
func onbereikbaar(err error) string {
	var naam *net.DNSError
	var tijd net.Error
	switch {
	case errors.As(err, &naam):
		return "de naam van de server is onbekend"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "de verbinding wordt geweigerd"
	case strings.Contains(err.Error(), "HTTP response to HTTPS client"):
		return "er antwoordt wel iets, maar niet met https"
	case errors.As(err, &tijd) && tijd.Timeout():
		return "er komt op tijd geen verbinding"
	}
	return "de verbinding lukt niet"
}
