// Package begins has objects that open something where they begin, and have it also where that fails.
package begins

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
)

var errPort = errors.New("port")

type stall struct {
	addr string
	l    net.Listener
}

func newStall(addr string) *stall {
	log.Print("a stall at ", addr)
	return &stall{addr: addr}
}

func (s *stall) open() error {
	defer log.Print("asked")
	l, err := net.Listen("tcp", s.addr) // want resourcegrow medium "drops it on another"
	if err != nil {
		return err
	}
	s.l = l
	if strings.HasSuffix(l.Addr().String(), ":0") {
		return errPort
	}
	return nil
}

func (s *stall) close() error { return s.l.Close() }

type page struct {
	c    net.Conn
	size int64
}

func (p *page) load(addr string) error {
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "not on all"
	if err != nil {
		return err
	}
	p.c = c
	return nil
}

func (p *page) copyTo(w io.Writer) {
	p.size, _ = io.Copy(w, p.c)
	_ = p.c.Close()
}

// Market has stalls, which are opened anew when somebody asks.
type Market struct{ stalls []*stall }

// ServeHTTP implements http.Handler.
func (m *Market) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, s := range m.stalls {
		_ = s.close()
	}
	m.stalls = nil
	for _, a := range r.URL.Query()["at"] {
		s := newStall(a)
		if err := s.open(); err != nil {
			log.Print(err)
			continue
		}
		m.stalls = append(m.stalls, s)
	}
	p := new(page)
	if err := p.load(r.FormValue("page")); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if strings.HasPrefix(r.FormValue("page"), "10.") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	p.copyTo(w)
}
