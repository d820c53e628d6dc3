// Package history notes each request in two lists; one is cut.
package history

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type visit struct {
	At   time.Time
	Path string
	From string
}

// Diary is a handler that writes down what it sees.
type Diary struct {
	mu     sync.Mutex
	visits []visit
	recent []visit
	next   http.Handler
}

// NewDiary returns an empty diary before next.
func NewDiary(next http.Handler) *Diary { return &Diary{next: next} }

// ServeHTTP implements http.Handler.
func (d *Diary) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/diary" {
		d.show(w)
		return
	}
	v := visit{time.Now(), r.URL.Path, r.RemoteAddr}
	d.mu.Lock()
	d.visits = append(d.visits, v) // want slicegrow medium "Diary.visits"
	d.recent = append(d.recent, v)
	if len(d.recent) > 50 {
		d.recent = d.recent[1:]
	}
	d.mu.Unlock()
	d.next.ServeHTTP(w, r)
}

func (d *Diary) show(w http.ResponseWriter) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_ = json.NewEncoder(w).Encode(map[string]any{"first": d.visits, "last": d.recent})
}
