// Package dropresult filters a list and forgets to keep what is left.
package dropresult

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

type lease struct {
	name  string
	until time.Time
}

func (l lease) over() bool { return time.Now().After(l.until) }

// Office gives leases.
type Office struct {
	mu    sync.Mutex
	rooms []lease
	desks []lease
}

// NewOffice starts an office that tidies up each minute.
func NewOffice() *Office {
	o := &Office{}
	go func() {
		for range time.Tick(time.Minute) {
			o.tidy()
		}
	}()
	return o
}

// Mux returns the routes.
func (o *Office) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("/room", func(w http.ResponseWriter, r *http.Request) { o.room(r.FormValue("name")) })
	mux.HandleFunc("/desk", func(w http.ResponseWriter, r *http.Request) { o.desk(r.FormValue("name")) })
	return mux
}

func (o *Office) room(name string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.rooms = append(o.rooms, lease{name, time.Now().Add(time.Hour)}) // want slicegrow medium "Office.rooms"
}

func (o *Office) desk(name string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.desks = append(o.desks, lease{name, time.Now().Add(time.Hour)})
}

func (o *Office) tidy() {
	o.mu.Lock()
	defer o.mu.Unlock()
	var left []lease
	for _, l := range o.rooms {
		if !l.over() {
			left = append(left, l)
		}
	}
	o.desks = slices.DeleteFunc(o.desks, lease.over)
	if len(left) == 0 && len(o.desks) == 0 {
		return
	}
	slices.SortFunc(left, func(a, b lease) int { return a.until.Compare(b.until) })
}
