// Package startedlate starts what removes an entry, but not on each way on from the insert.
package startedlate

import (
	"net/http"
	"sync"
	"time"
)

// Relay has one entry for each transfer under way.
type Relay struct {
	send func(id string, to chan []byte) error

	mu   sync.Mutex
	open map[string]chan []byte
}

// Start starts a transfer; one that could not be sent has nobody who would end it.
func (r *Relay) Start(id string) error {
	to := make(chan []byte, 1)
	r.mu.Lock()
	r.open[id] = to // want pendinggrow medium "Relay.open"
	r.mu.Unlock()
	if err := r.send(id, to); err != nil {
		return err
	}
	go func() {
		<-to
		r.mu.Lock()
		delete(r.open, id)
		r.mu.Unlock()
	}()
	return nil
}

// Tickets are good for a minute.
type Tickets struct {
	store func(id string) error

	mu  sync.Mutex
	ids map[string]time.Time
}

// Issue sets the timer last.
func (t *Tickets) Issue(id string) error {
	t.mu.Lock()
	t.ids[id] = time.Now() // want pendinggrow medium "Tickets.ids"
	t.mu.Unlock()
	if err := t.store(id); err != nil {
		return err
	}
	time.AfterFunc(time.Minute, func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		delete(t.ids, id)
	})
	return nil
}

// Serve serves both.
func Serve(r *Relay, t *Tickets) error {
	http.HandleFunc("/relay", func(w http.ResponseWriter, req *http.Request) {
		if r.Start(req.URL.Path) != nil {
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	http.HandleFunc("/ticket", func(w http.ResponseWriter, req *http.Request) {
		if t.Issue(req.URL.Path) != nil {
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	return http.ListenAndServe("localhost:8080", nil)
}
