package web

import (
	"net"
	"net/netip"
	"sync"
)

// maxPerAdres is how many connections one address may have: nobody keeps the door shut
// for the others. A proxy that lets all through one address shares few connections with
// the API, and is not counted by a Voordeur; on this machine nothing is.
const maxPerAdres = 128

// A drempel refuses who is at the door too often.
type drempel struct {
	net.Listener
	mu    sync.Mutex
	bezet map[netip.Prefix]int
}

// Accept implements net.Listener.
func (d *drempel) Accept() (net.Conn, error) {
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		wie, telt := afzender(c.RemoteAddr())
		if !telt {
			return c, nil
		}
		if d.enter(wie) {
			return &bezoek{Conn: c, weg: sync.OnceFunc(func() { d.leave(wie) })}, nil
		}
		_ = c.Close() // it hears nothing: an answer would take time
	}
}

// afzender is whose connection it is: an IPv4 address, or the /64 that one user of IPv6 has.
func afzender(a net.Addr) (wie netip.Prefix, telt bool) {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return wie, false
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	wie, err := ip.Prefix(bits)
	return wie, err == nil && !ip.IsLoopback()
}

func (d *drempel) enter(wie netip.Prefix) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.bezet[wie] >= maxPerAdres {
		return false
	}
	if d.bezet == nil {
		d.bezet = map[netip.Prefix]int{}
	}
	d.bezet[wie]++
	return true
}

func (d *drempel) leave(wie netip.Prefix) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.bezet[wie]--; d.bezet[wie] == 0 {
		delete(d.bezet, wie)
	}
}

// A bezoek leaves when it is closed.
type bezoek struct {
	net.Conn
	weg func()
}

// Close implements net.Conn.
func (b *bezoek) Close() error {
	b.weg()
	return b.Conn.Close()
}
