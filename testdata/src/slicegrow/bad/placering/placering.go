// Package placering spreads names over places that are made once.
package placering

import "net/http"

type place struct{ names []string }

type spread struct{ ring []*place }

func newSpread(n int) *spread {
	s := &spread{ring: make([]*place, n)}
	for i := range s.ring {
		s.ring[i] = &place{}
	}
	return s
}

func (s *spread) note(now int64, name string) {
	p := s.ring[now%int64(len(s.ring))]
	p.names = append(p.names, name) // want slicegrow medium "place.names"
}

// Handler notes who asks.
func Handler(clock func() int64) http.Handler {
	s := newSpread(60)
	return http.HandlerFunc(func(_ http.ResponseWriter, req *http.Request) {
		s.note(clock(), req.FormValue("name"))
	})
}
