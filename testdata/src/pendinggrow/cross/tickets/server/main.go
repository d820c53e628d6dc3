// Command server draws tickets for requests and lets a webhook answer them.
package main

import (
	"log"
	"net/http"
	"strconv"
	"time"

	"fixtures.test/pendinggrow/cross/tickets/tickets"
)

type server struct {
	rack  *tickets.Rack
	loose *tickets.Loose
}

func (s *server) wait(w http.ResponseWriter, r *http.Request) {
	n, done := s.rack.Draw()
	defer s.rack.Void(n)
	m, answer := s.loose.Draw()
	w.Header().Set("X-Ticket", strconv.FormatUint(m, 10))
	select {
	case <-done:
	case text := <-answer:
		_, _ = w.Write([]byte(text))
	case <-time.After(time.Minute):
		http.Error(w, "late", http.StatusGatewayTimeout)
	case <-r.Context().Done():
	}
}

func (s *server) hook(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseUint(r.FormValue("ticket"), 10, 64)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.loose.Answer(n, r.FormValue("text"))
}

func main() {
	s := &server{tickets.NewRack(), tickets.NewLoose()}
	http.HandleFunc("/wait", s.wait)
	http.HandleFunc("/hook", s.hook)
	log.Fatal(http.ListenAndServe("localhost:8080", nil))
}
