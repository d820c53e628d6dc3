package relay

import (
	"fmt"
	"net"
	"net/http"
	"time"
)

// probeLimit is how long the status page waits for an answer from elsewhere.
const probeLimit = 100 * time.Millisecond

// getReach says whether a peer accepts connections. Nothing closes the connection.
func (s *Server) getReach(w http.ResponseWriter, r *http.Request) {
	conn, err := net.DialTimeout("tcp", r.URL.Query().Get("peer"), probeLimit)
	if err != nil {
		http.Error(w, "no answer", http.StatusBadGateway)
		return
	}
	fmt.Fprintln(w, conn.RemoteAddr())
}

// getGreet connects to a peer as well, and leaves.
func (s *Server) getGreet(w http.ResponseWriter, r *http.Request) {
	conn, err := net.DialTimeout("tcp", r.URL.Query().Get("peer"), probeLimit)
	if err != nil {
		http.Error(w, "no answer", http.StatusBadGateway)
		return
	}
	defer conn.Close()
	fmt.Fprintln(w, conn.LocalAddr())
}

// getHost looks a host up, and does not wait for long. Who looks it up waits for ever to
// tell, once nobody listens.
func (s *Server) getHost(w http.ResponseWriter, r *http.Request) {
	found := make(chan []string)
	go func() {
		addrs, _ := s.opts.Lookup(r.Context(), r.URL.Query().Get("name"))
		found <- addrs
	}()
	select {
	case addrs := <-found:
		fmt.Fprintln(w, addrs)
	case <-time.After(probeLimit):
		http.Error(w, "no answer", http.StatusGatewayTimeout)
	}
}

// getName looks an address up, and there is room for an answer that comes late.
func (s *Server) getName(w http.ResponseWriter, r *http.Request) {
	found := make(chan []string, 1)
	go func() {
		names, _ := s.opts.Lookup(r.Context(), r.URL.Query().Get("addr"))
		found <- names
	}()
	select {
	case names := <-found:
		fmt.Fprintln(w, names)
	case <-time.After(probeLimit):
		http.Error(w, "no answer", http.StatusGatewayTimeout)
	}
}
