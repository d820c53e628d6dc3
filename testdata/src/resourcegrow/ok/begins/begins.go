// Package begins has objects that open something where they begin, and nothing where that fails.
package begins

import (
	"io"
	"log"
	"net"
	"net/http"
	"os"
)

type stall struct {
	addr string
	l    net.Listener
}

func newStall(addr string) *stall { return &stall{addr: addr} }

func (s *stall) open() error {
	l, err := net.Listen("tcp", s.addr)
	if err != nil {
		return err
	}
	log.Print("open ", s.addr)
	s.l = l
	return nil
}

func (s *stall) close() error { return s.l.Close() }

type page struct {
	f    *os.File
	size int64
}

func (p *page) load(name string) error {
	f, err := os.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	p.f = f
	return nil
}

func (p *page) copyTo(w io.Writer) {
	p.size, _ = io.Copy(w, p.f)
	_ = p.f.Close()
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
	p.copyTo(w)
}
