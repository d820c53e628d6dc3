// Package slots has lamps in a list, one of which may be changed for another.
package slots

import (
	"net/http"
	"strconv"
	"time"
)

type lamp struct{ off chan struct{} }

func light(every time.Duration) *lamp {
	l := &lamp{off: make(chan struct{})}
	go l.blink(every)
	return l
}

func (l *lamp) blink(every time.Duration) {
	for c := time.Tick(every); ; {
		select {
		case <-c:
		case <-l.off:
			return
		}
	}
}

func (l *lamp) dark() { close(l.off) }

type board struct{ lamps []*lamp }

func newBoard(n int) *board {
	b := &board{lamps: make([]*lamp, n)}
	for i := range b.lamps {
		b.lamps[i] = light(time.Second)
	}
	return b
}

func (b *board) change(n int, l *lamp) {
	if n >= 0 && n < len(b.lamps) {
		b.lamps[n].dark()
		b.lamps[n] = l
	}
}

func (b *board) close() {
	for _, l := range b.lamps {
		l.dark()
	}
}

// ServeHTTP changes a lamp.
func (b *board) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	if n, err := strconv.Atoi(r.FormValue("n")); err == nil {
		b.change(n, light(time.Minute))
	}
}

// Serve serves a board.
func Serve(addr string) error {
	b := newBoard(8)
	defer b.close()
	return http.ListenAndServe(addr, b)
}
