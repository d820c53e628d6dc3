// Package gathered gathers what it opens in collections of its own.
package gathered

import (
	"bufio"
	"io"
	"maps"
	"net"
	"net/http"
)

// source is what can be asked.
type source interface {
	io.Closer
	ask(string) string
}

// remote asks over a connection.
type remote struct {
	net.Conn
	answers *bufio.Scanner
}

func reach(addr string) (*remote, error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	r := &remote{Conn: c}
	r.answers = bufio.NewScanner(r)
	return r, nil
}

func (r *remote) ask(q string) string {
	_, _ = io.WriteString(r, q)
	r.answers.Scan()
	return r.answers.Text()
}

// set has things by their names.
type set[K comparable, V any] struct{ all map[K]V }

func (s *set[K, V]) put(k K, v V) {
	if s.all == nil {
		s.all = map[K]V{}
	}
	s.all[k] = v
}

func (s *set[K, V]) each(do func(V)) {
	for v := range maps.Values(s.all) {
		do(v)
	}
}

// Asks asks all that are named.
func Asks(w http.ResponseWriter, r *http.Request) {
	var sources set[string, source]
	for _, addr := range r.URL.Query()["at"] {
		if s, err := reach(addr); err == nil { // want resourcegrow medium "nothing releases it"
			sources.put(addr, s)
		}
	}
	for _, s := range sources.all {
		_, _ = io.WriteString(w, s.ask("now"))
	}
}

// Conns opens what is named and closes nothing.
func Conns(w http.ResponseWriter, r *http.Request) {
	var conns set[string, net.Conn]
	for _, name := range r.URL.Query()["conn"] {
		if c, err := net.Dial("tcp", name); err == nil { // want resourcegrow medium "nothing releases it"
			conns.put(name, c)
		}
	}
	for _, c := range conns.all {
		_, _ = io.CopyN(w, c, 8)
	}
}
