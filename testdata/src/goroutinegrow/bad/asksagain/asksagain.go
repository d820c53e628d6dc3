// Package asksagain starts goroutines that wait for what others may never bring about.
package asksagain

import (
	"net/http"
	"sync"
	"time"
)

// Peer is whom the messages are for.
type Peer struct {
	mu sync.Mutex
	up bool
}

// Up tells whether it is there.
func (p *Peer) Up(is bool) {
	p.mu.Lock()
	p.up = is
	p.mu.Unlock()
}

func (p *Peer) isUp() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.up
}

func (p *Peer) await() {
	for !p.isUp() {
		time.Sleep(time.Second)
	}
}

func (p *Peer) deliver(text string, send func(string) error) {
	for {
		if err := send(text); err == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

// Handler takes messages and answers at once.
func Handler(p *Peer, send func(string) error) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/await", func(_ http.ResponseWriter, r *http.Request) {
		text := r.FormValue("text")
		go func() { // want goroutinegrow medium "retries after a pause"
			p.await()
			println(text)
		}()
	})
	mux.HandleFunc("/deliver", func(_ http.ResponseWriter, r *http.Request) {
		text := r.FormValue("text")
		go p.deliver(text, send) // want goroutinegrow medium "retries after a pause"
	})
	return mux
}
