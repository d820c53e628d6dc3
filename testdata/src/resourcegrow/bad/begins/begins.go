// Package begins has objects that open something where they begin, and that are dropped once they have.
package begins

import (
	"io"
	"net"
	"net/http"
	"strings"
)

type page struct {
	c    net.Conn
	size int64
}

func (p *page) load(addr string) error {
	c, err := net.Dial("tcp", addr)
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

// Market shows pages.
type Market struct{}

// ServeHTTP implements http.Handler.
func (m *Market) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p := new(page)
	if err := p.load(r.FormValue("page")); err != nil { // want resourcegrow medium "not on all"
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if strings.HasPrefix(r.FormValue("page"), "10.") {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	p.copyTo(w)
}
