// Package taketurns starts goroutines that wait for their turn, do piece after piece of their
// work, or give up in time.
package taketurns

import (
	"net/http"
	"sync"
	"time"
)

var (
	mu   sync.Mutex
	busy = map[string]bool{}
	todo []func()
)

// take waits until nobody works on the name, and works on it itself.
func take(name string) {
	for {
		mu.Lock()
		if !busy[name] {
			busy[name] = true
			mu.Unlock()
			return
		}
		mu.Unlock()
		time.Sleep(time.Millisecond)
	}
}

func leave(name string) {
	mu.Lock()
	delete(busy, name)
	mu.Unlock()
}

func work(name string) {
	take(name)
	defer leave(name)
	println(name)
}

// piece does what is due and tells whether more is.
func piece() bool {
	mu.Lock()
	defer mu.Unlock()
	if len(todo) == 0 {
		return false
	}
	todo[0]()
	todo = todo[1:]
	return true
}

func pieces() {
	for {
		if !piece() {
			return
		}
		time.Sleep(time.Second)
	}
}

type game struct {
	begun time.Time
	over  func() bool
}

func (g *game) play() {
	for {
		if g.over() || time.Since(g.begun) > time.Minute {
			return
		}
		time.Sleep(time.Second)
	}
}

// Handler starts them.
func Handler(over func() bool) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/work", func(_ http.ResponseWriter, r *http.Request) {
		name := r.FormValue("name")
		go work(name)
	})
	mux.HandleFunc("/pieces", func(http.ResponseWriter, *http.Request) { go pieces() })
	mux.HandleFunc("/game", func(http.ResponseWriter, *http.Request) {
		g := &game{begun: time.Now(), over: over}
		go g.play()
	})
	return mux
}
