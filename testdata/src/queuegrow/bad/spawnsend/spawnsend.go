// Package spawnsend starts a goroutine for each send, so that nobody waits and
// everybody piles up.
package spawnsend

import (
	"net/http"
	"time"
)

type event struct {
	at   time.Time
	path string
}

// Feed passes events to a slow reader.
type Feed struct {
	slow  chan event
	rough chan event
	next  http.Handler
}

// NewFeed calls f for each event, one after the other.
func NewFeed(next http.Handler, f func(path string, age time.Duration)) *Feed {
	d := &Feed{slow: make(chan event), rough: make(chan event, 64), next: next}
	go func() {
		for {
			var e event
			select {
			case e = <-d.slow:
			case e = <-d.rough:
			}
			f(e.path, time.Since(e.at))
		}
	}()
	return d
}

// ServeHTTP implements http.Handler.
func (d *Feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	d.tell(event{time.Now(), r.URL.Path})
	d.next.ServeHTTP(w, r)
}

func (d *Feed) tell(e event) {
	go func() { d.slow <- e }() // want queuegrow medium "Feed"
	select {
	case d.rough <- e:
	default:
	}
}
