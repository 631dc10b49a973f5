package verbinding

import (
	"context"
	"net"
	"sync"
	"time"
)

// A nalezer is a connection that hears the other side out. In TLS 1.3 a server refuses
// our certificate while we write already: it says why and hangs up, our write fails, and
// net/http would at times throw away what was said. So a write that fails waits for the
// reader to come to the end.
type nalezer struct {
	net.Conn
	uit   chan struct{} // closed when there is no more to read
	sluit sync.Once
}

const geduld = time.Second // of a write that failed, for the reader

// dialer connects within 10 seconds.
func dialer() func(context.Context, string, string) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second}
	return func(ctx context.Context, netwerk, adres string) (net.Conn, error) {
		c, err := d.DialContext(ctx, netwerk, adres)
		if err != nil {
			return nil, err
		}
		return &nalezer{Conn: c, uit: make(chan struct{})}, nil
	}
}

func (n *nalezer) Read(p []byte) (int, error) {
	k, err := n.Conn.Read(p)
	if err != nil {
		n.end()
	}
	return k, err
}

func (n *nalezer) Write(p []byte) (int, error) {
	k, err := n.Conn.Write(p)
	if err != nil {
		select {
		case <-n.uit:
		case <-time.After(geduld):
		}
	}
	return k, err
}

// Close ends the connection, and the waiting.
func (n *nalezer) Close() error {
	n.end()
	return n.Conn.Close()
}

func (n *nalezer) end() { n.sluit.Do(func() { close(n.uit) }) }
