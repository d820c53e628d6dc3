// Package startedlate starts what removes an entry on each way on from the insert, or removes it at
// once.
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

// Start starts a transfer and takes it back where it could not be sent.
func (r *Relay) Start(id string) error {
	to := make(chan []byte, 1)
	r.mu.Lock()
	r.open[id] = to
	r.mu.Unlock()
	if err := r.send(id, to); err != nil {
		r.mu.Lock()
		delete(r.open, id)
		r.mu.Unlock()
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

// Tickets are good for as long as whoever issues them says, or for ever if he wants that.
type Tickets struct {
	store func(id string) error

	mu  sync.Mutex
	ids map[string]time.Time
}

// Issue sets the timer first.
func (t *Tickets) Issue(id string, life time.Duration) error {
	if life > 0 {
		time.AfterFunc(life, func() {
			t.mu.Lock()
			defer t.mu.Unlock()
			delete(t.ids, id)
		})
	}
	t.mu.Lock()
	t.ids[id] = time.Now()
	t.mu.Unlock()
	return t.store(id)
}

// Visits are forgotten if there is a limit of time.
type Visits struct {
	life time.Duration

	mu   sync.Mutex
	last map[string]time.Time
}

// Note notes a visit.
func (v *Visits) Note(who string) {
	v.mu.Lock()
	v.last[who] = time.Now()
	v.mu.Unlock()
	if v.life == 0 {
		return
	}
	time.AfterFunc(v.life, func() {
		v.mu.Lock()
		defer v.mu.Unlock()
		delete(v.last, who)
	})
}

// Serve serves both.
func Serve(r *Relay, t *Tickets) error {
	http.HandleFunc("/relay", func(w http.ResponseWriter, req *http.Request) {
		if r.Start(req.URL.Path) != nil {
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	http.HandleFunc("/ticket", func(w http.ResponseWriter, req *http.Request) {
		if t.Issue(req.URL.Path, time.Minute) != nil {
			w.WriteHeader(http.StatusBadGateway)
		}
	})
	return http.ListenAndServe("localhost:8080", nil)
}
