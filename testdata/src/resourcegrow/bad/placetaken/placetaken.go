// Package placetaken leaves a listener where the next step fails, at an address that the system or a client
// has chosen: the next attempt gets another one.
package placetaken

import (
	"errors"
	"net"
	"net/http"
)

var errNoToken = errors.New("no token")

// Relay waits for one peer.
type Relay struct {
	in    net.Listener
	token string
}

// Open opens a relay at a port that is free.
func Open(token func() string) (*Relay, error) {
	in, err := net.Listen("tcp", "127.0.0.1:0") // want resourcegrow medium "net.Listen"
	if err != nil {
		return nil, err
	}
	t := token()
	if t == "" {
		return nil, errNoToken
	}
	return &Relay{in: in, token: t}, nil
}

// Close closes it.
func (r *Relay) Close() error { return r.in.Close() }

// Relays opens one where a client asks for it.
type Relays struct {
	serve func(net.Listener)
}

// ServeHTTP opens a relay.
func (s *Relays) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	in, err := net.Listen("tcp", r.FormValue("at")) // want resourcegrow medium "net.Listen"
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if r.FormValue("token") == "" {
		http.Error(w, errNoToken.Error(), http.StatusForbidden)
		return
	}
	s.serve(in)
	_ = in.Close()
}

// Punch opens a socket where an earlier one was, which the system had chosen, for each peer.
func Punch(seen func(net.Addr) (net.Addr, error), use func(*net.UDPConn)) error {
	first, err := net.ListenUDP("udp4", nil)
	if err != nil {
		return err
	}
	at, err := seen(first.LocalAddr())
	_ = first.Close()
	if err != nil {
		return err
	}
	local, err := net.ResolveUDPAddr("udp4", at.String())
	if err != nil {
		return err
	}
	conn, err := net.ListenUDP("udp4", local) // want resourcegrow medium "net.ListenUDP"
	if err != nil {
		return err
	}
	if local.Port == 0 {
		return errNoToken
	}
	use(conn)
	return conn.Close()
}
