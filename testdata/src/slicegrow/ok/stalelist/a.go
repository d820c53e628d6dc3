// Package stalelist keeps answers in a list; a question takes all out that are old.
package stalelist

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

type answer struct {
	question, text string
	at             time.Time
}

func (a *answer) old() bool { return time.Since(a.at) > time.Minute }

// Desk answers questions.
type Desk struct {
	mu   sync.Mutex
	kept []*answer
}

func (d *Desk) find(question string) (string, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.kept = slices.DeleteFunc(d.kept, (*answer).old)
	for _, a := range d.kept {
		if a.question == question {
			return a.text, true
		}
	}
	return "", false
}

// ServeHTTP answers a question.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	q := r.FormValue("q")
	text, ok := d.find(q)
	if !ok {
		text = q + "?"
		d.mu.Lock()
		d.kept = append(d.kept, &answer{q, text, time.Now()})
		d.mu.Unlock()
	}
	w.Write([]byte(text))
}
