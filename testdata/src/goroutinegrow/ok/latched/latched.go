// Package latched has a loop that is told to end in two places, and in one of them also waits for a
// channel that only tests make.
package latched

import (
	"net/http"
	"sync"
	"time"
)

type link struct {
	quit  chan struct{}
	once  sync.Once
	latch chan struct{}
}

func (l *link) end() { l.once.Do(func() { close(l.quit) }) }

func (l *link) loop() {
	for {
		time.Sleep(time.Second)
		select {
		case <-l.quit:
			return
		default:
		}
		if l.latch != nil {
			select {
			case <-l.quit:
				return
			case <-l.latch:
			}
		}
	}
}

// Serve has a link for as long as a request takes.
func Serve(w http.ResponseWriter, r *http.Request) {
	l := &link{quit: make(chan struct{})}
	go l.loop()
	defer l.end()
	w.WriteHeader(http.StatusNoContent)
}
