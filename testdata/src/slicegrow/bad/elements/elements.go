// Package elements has maps with fixed keys whose values are lists.
package elements

import (
	"net/http"
	"sync"
	"time"
)

type level int

const (
	calm level = iota
	warn
	alarm
)

type report struct {
	at   time.Time
	text string
}

// Tower collects reports.
type Tower struct {
	mu   sync.Mutex
	all  map[level][]report
	last map[level][]report
}

// NewTower returns a tower without reports.
func NewTower() *Tower { return &Tower{all: map[level][]report{}, last: map[level][]report{}} }

// ServeHTTP takes a report.
func (t *Tower) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l := calm
	switch r.FormValue("level") {
	case "warn":
		l = warn
	case "alarm":
		l = alarm
	}
	t.take(l, report{time.Now(), r.FormValue("text")})
}

func (t *Tower) take(l level, rep report) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.all[l] = append(t.all[l], rep) // want slicegrow medium "Tower.all[[][]]"
	t.last[l] = append(t.last[l], rep)
	if n := len(t.last[l]); n > 10 {
		t.last[l] = t.last[l][n-10:]
	}
}

// Count tells how many reports there are.
func (t *Tower) Count(l level) (all, last int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.all[l]), len(t.last[l])
}
